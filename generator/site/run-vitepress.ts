import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

/**
 * The program of the VitePress that is installed where the site is built, or beside Modelmark.
 *
 * @returns `null` when there is none
 */
export function findVitePress(cwd: string): string | null {
  for (const from of [join(cwd, "package.json"), fileURLToPath(import.meta.url)]) {
    const manifest = resolveFrom(from);
    if (manifest === null) continue;
    return join(dirname(manifest), "bin/vitepress.js");
  }
  return null;
}

function resolveFrom(from: string): string | null {
  try {
    return createRequire(from).resolve("vitepress/package.json");
  } catch {
    // Not installed there.
    return null;
  }
}

/** How a run of VitePress ended. */
export interface Ran {
  readonly exitCode: number;
  readonly output: string;
}

/** Runs VitePress in `cwd`, in a process of its own: it sets environment variables and prints as it likes. */
export async function runVitePress(
  program: string,
  cwd: string,
  args: readonly string[],
  end?: AbortSignal,
): Promise<Ran> {
  const child = spawn(process.execPath, [program, ...args], {
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
    ...(end === undefined ? {} : { signal: end }),
    env: { ...process.env, NODE_ENV: "production", CI: "1" },
  });
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
  const exitCode = await new Promise<number>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      resolve(code ?? 1);
    });
  });
  return { exitCode, output: Buffer.concat(chunks).toString("utf8") };
}
