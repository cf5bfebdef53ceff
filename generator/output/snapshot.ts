import { lstat, readFile, realpath } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import { lockFileName } from "./lock.ts";
import { staysInside, type Existing, type Snapshot } from "./plan.ts";

/** The text of the lock file in an output folder, or `null` when there is none. */
export async function readLockText(outDir: string): Promise<string | null> {
  const existing = await look(outDir, lockFileName);
  return existing?.kind === "text" ? existing.text : null;
}

/** What stands at `paths` of an output folder. Links are not followed: behind one is not our folder. */
export async function takeSnapshot(outDir: string, paths: Iterable<string>): Promise<Snapshot> {
  const inside = [...new Set(paths)].filter(staysInside);
  const found = await Promise.all(
    inside.map(async (path) => [path, await look(outDir, path)] as const),
  );
  return new Map(
    found.flatMap(([path, existing]) => (existing === null ? [] : [[path, existing] as const])),
  );
}

async function look(outDir: string, path: string): Promise<Existing | null> {
  const file = join(outDir, path);
  try {
    const stats = await lstat(file);
    if (!stats.isFile()) return { kind: "obstacle" };
    const folder = await realpath(dirname(file));
    const root = await realpath(outDir);
    if (folder !== root && !folder.startsWith(root + sep)) return { kind: "obstacle" };
    return { kind: "text", text: await readFile(file, "utf8") };
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    return missing ? null : { kind: "obstacle" };
  }
}
