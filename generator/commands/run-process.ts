import { resolve } from "node:path";
import process from "node:process";
import { createSupportsColor } from "supports-color";
import { runsFromSource } from "../run/memory/code-identity.ts";
import { memoryFolder } from "../run/memory/memory-folder.ts";
import { createPaint } from "../report/paint.ts";
import { workTree } from "../tree/work-tree.ts";
import { useNodeCompileCache } from "./node-compile-cache.ts";
import type { ExitCode, Output } from "../run/io.ts";
import { main } from "./main.ts";
import { wantedColours } from "./wanted-colours.ts";

/**
 * Wraps a stream of the process. `--color` and `--no-color` decide whether it is coloured, then `NO_COLOR`,
 * `FORCE_COLOR` and `TERM=dumb`.
 */
function output(stream: NodeJS.WriteStream, wanted: boolean | null): Output {
  const forbidden = process.env["NO_COLOR"] !== undefined && process.env["NO_COLOR"] !== "";
  const supported = createSupportsColor(stream, { sniffFlags: false }) !== false;
  const colours = wanted ?? (!forbidden && supported);
  const write = stream.write.bind(stream);
  return {
    write: (text) => {
      write(text);
    },
    paint: createPaint(colours),
    isTerminal: stream.isTTY && process.env["TERM"] !== "dumb",
  };
}

/**
 * Runs the program with the streams and the environment of this process.
 *
 * @param nextCrash returns a promise that is rejected with the next error that nobody catches
 */
export async function runProcess(
  argv: readonly string[],
  nextCrash: () => Promise<never>,
): Promise<ExitCode> {
  const surroundings = {
    tree: workTree,
    stdout: output(process.stdout, wantedColours(argv)),
    stderr: output(process.stderr, wantedColours(argv)),
    npmScript: process.env["npm_lifecycle_event"] ?? null,
  };
  const cwd = workingDirectory();
  if (!cwd.ok) {
    const { printFailure } = await import("./print-failure.ts");
    const failed = { error: cwd.error, argv, command: null, hasPrinted: false };
    return printFailure(failed, { ...surroundings, cwd: resolve("/") });
  }
  if (!runsFromSource()) useNodeCompileCache(memoryFolder([cwd.path]));
  const restore = divertStdout();
  try {
    return await main(argv, { ...surroundings, cwd: cwd.path }, nextCrash());
  } finally {
    restore();
  }
}

/**
 * Lets what other code prints, such as that of a config, go to stderr, because stdout carries only the result. A terminal
 * shows both, and there the library that asks questions prints to stdout itself.
 *
 * @returns a function that ends this
 */
function divertStdout(): () => void {
  const { stdout, stderr } = process;
  if (stdout.isTTY) return () => undefined;
  const write = stdout.write.bind(stdout);
  stdout.write = stderr.write.bind(stderr);
  return () => {
    stdout.write = write;
  };
}

/** Returns the working directory. It may have been removed since the shell entered it. */
function workingDirectory():
  { readonly ok: true; readonly path: string } | { readonly ok: false; readonly error: unknown } {
  try {
    return { ok: true, path: process.cwd() };
  } catch (error) {
    return { ok: false, error };
  }
}
