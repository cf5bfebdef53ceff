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
  // Many files share a folder, and asking where one really is takes longer than reading a file.
  const folders = new Map<string, Promise<boolean>>();
  const isInside = (folder: string): Promise<boolean> => {
    const asked = folders.get(folder) ?? liesInside(outDir, folder);
    folders.set(folder, asked);
    return asked;
  };
  const found = await Promise.all(
    inside.map(async (path) => [path, await look(outDir, path, isInside)] as const),
  );
  return new Map(
    found.flatMap(([path, existing]) => (existing === null ? [] : [[path, existing] as const])),
  );
}

/**
 * The bytes of a plain file of an output folder; `null` where nothing stands, `"obstacle"` where a folder, a link or
 * something unreadable does, or a link is on the way.
 */
export async function readPlainFile(
  outDir: string,
  path: string,
  isInside: (folder: string) => Promise<boolean> = (folder) => liesInside(outDir, folder),
): Promise<Buffer | "obstacle" | null> {
  const file = join(outDir, path);
  try {
    const stats = await lstat(file);
    if (!stats.isFile() || !(await isInside(dirname(file)))) return "obstacle";
    return await readFile(file);
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    return missing ? null : "obstacle";
  }
}

/** Whether a folder is the output folder or really lies in it, whatever links are on the way. */
export async function liesInside(outDir: string, folder: string): Promise<boolean> {
  const root = await realpath(outDir);
  const real = await realpath(folder);
  return real === root || real.startsWith(root + sep);
}

async function look(
  outDir: string,
  path: string,
  isInside?: (folder: string) => Promise<boolean>,
): Promise<Existing | null> {
  const found = await readPlainFile(outDir, path, isInside);
  if (found === null) return null;
  return found === "obstacle"
    ? { kind: "obstacle" }
    : { kind: "text", text: found.toString("utf8") };
}
