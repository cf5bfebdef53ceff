#!/usr/bin/env node
import process from "node:process";
import { createSupportsColor } from "supports-color";
import type { Output } from "./commands/io.ts";
import { main } from "./commands/main.ts";
import { createPaint } from "./report/paint.ts";

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

process.exitCode = await main(process.argv.slice(2), {
  cwd: process.cwd(),
  stdout: output(process.stdout),
  stderr: output(process.stderr),
  npmScript: process.env["npm_lifecycle_event"] ?? null,
});
