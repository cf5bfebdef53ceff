import process from "node:process";
import { createSupportsColor } from "supports-color";
import { runsFromSource } from "../run/memory/code-identity.ts";
import { memoryFolder } from "../run/memory/memory-place.ts";
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
  return {
    write: (text) => {
      stream.write(text);
    },
    paint: createPaint(colours),
    isTerminal: stream.isTTY && process.env["TERM"] !== "dumb",
  };
}

/**
 * Runs the program with the streams and the environment of this process.
 *
 * @param crash is rejected with an error that nobody caught; the process is ended after that, because something may
 *   still be running
 */
export async function runProcess(
  argv: readonly string[],
  crash: Promise<never>,
): Promise<ExitCode> {
  const ended = { byCrash: false };
  crash.catch(() => {
    ended.byCrash = true;
  });
  if (!runsFromSource()) useNodeCompileCache(memoryFolder([process.cwd()]));
  const io = {
    cwd: process.cwd(),
    tree: workTree,
    stdout: output(process.stdout, wantedColours(argv)),
    stderr: output(process.stderr, wantedColours(argv)),
    npmScript: process.env["npm_lifecycle_event"] ?? null,
  };
  const exitCode = await main(argv, io, crash);
  if (ended.byCrash) process.stdout.write("", () => process.exit(exitCode));
  return exitCode;
}
