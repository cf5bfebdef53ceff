import process from "node:process";
import { createSupportsColor } from "supports-color";
import { createPaint } from "../report/paint.ts";
import { useNodeCompileCache } from "./node-compile-cache.ts";
import type { ExitCode, Output } from "./io.ts";
import { main } from "./main.ts";

/** A stream of the process, with colours where it shows them (`NO_COLOR`, `FORCE_COLOR`, `TERM=dumb` decide). */
function output(stream: NodeJS.WriteStream): Output {
  // A reader that went away (`modelmark inspect | head`) is no failure of ours.
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  const forbidden = process.env["NO_COLOR"] !== undefined && process.env["NO_COLOR"] !== "";
  const colours = !forbidden && createSupportsColor(stream) !== false;
  return {
    write: (text) => {
      stream.write(text);
    },
    paint: createPaint(colours),
    isTerminal: stream.isTTY && process.env["TERM"] !== "dumb",
  };
}

/** Runs the program with the streams and the environment of this process. */
export function runProcess(argv: readonly string[]): Promise<ExitCode> {
  useNodeCompileCache();
  return main(argv, {
    cwd: process.cwd(),
    stdout: output(process.stdout),
    stderr: output(process.stderr),
    npmScript: process.env["npm_lifecycle_event"] ?? null,
  });
}
