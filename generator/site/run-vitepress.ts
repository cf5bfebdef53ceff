import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import process from "node:process";
import { installedFile } from "../tree/installed-package.ts";

/**
 * Finds the program of VitePress, which is installed in the project or beside Modelmark.
 *
 * @param cwd the folder of the project
 * @returns the path of the program, or `null` if VitePress is not installed
 */
export function findVitePress(cwd: string): string | null {
  const manifest = installedFile(cwd, cwd, "vitepress/package.json") ?? besideModelmark();
  return manifest === null ? null : join(dirname(manifest), "bin/vitepress.js");
}

function besideModelmark(): string | null {
  try {
    return createRequire(import.meta.url).resolve("vitepress/package.json");
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
