import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

/**
 * Finds the program of VitePress, which is installed in the project or beside Modelmark.
 *
 * @param cwd the folder of the project
 * @returns the path of the program, or `null` if VitePress is not installed
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
    // It is not installed there.
    return null;
  }
}

/** The result of a run of VitePress. */
export interface Ran {
  readonly exitCode: number;
  readonly output: string;
}

/**
 * Runs VitePress in `cwd`, in a process of its own, because it sets environment variables and prints to the terminal.
 */
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
