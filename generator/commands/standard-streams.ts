import { writeSync } from "node:fs";
import { showInLine, terminal, type TerminalText } from "../diagnostics/terminal-text.ts";

/**
 * Prevents an error of a standard stream from ending the process with a stack trace and the exit status for drift. A
 * reader that closes the pipe early (`modelmark inspect | head`) has seen what it wanted, so that is not a failure. A
 * result that could not be written is one.
 *
 * @param fail makes the process end with the exit status for a failure
 */
export function guardStreams(fail: () => void): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") return;
    const code = showInLine(error.code ?? "");
    process.stderr.write(terminal`error: the standard output cannot be written (${code})\n`);
    fail();
  });
  // If not even errors can be written, the exit status still tells how the command ended.
  process.stderr.on("error", () => undefined);
}

/**
 * Writes a short text to the standard output without a stream, because creating the stream takes longer than asking
 * git.
 *
 * @param fail makes the process end with the exit status for a failure
 */
export function printAtOnce(text: TerminalText, fail: () => void): void {
  try {
    writeSync(1, text);
  } catch {
    // The stream waits if the reader is slow, and its error handler reports any other problem.
    guardStreams(fail);
    process.stdout.write(text);
  }
}
