import { writeSync } from "node:fs";
import {
  showInLine,
  showOnTerminal,
  terminal,
  type TerminalText,
} from "../diagnostics/terminal-text.ts";

/**
 * The exit status after a failure of the streams, or after an error that nobody caught. It is 2, because 1 means
 * "drift".
 */
const failed = 2;

/**
 * Prevents an error of a standard stream from ending the process with a stack trace and the exit status for drift. A
 * reader that closes the pipe early (`modelmark inspect | head`) has seen what it wanted, so that is not a failure. A
 * result that could not be written is one.
 */
export function guardStreams(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") return;
    say(terminal`error: the standard output cannot be written (${showInLine(error.code ?? "")})\n`);
    // This is set when the process exits, because the command may set its own status later than this.
    process.once("exit", () => {
      process.exitCode = failed;
    });
  });
  // If not even errors can be written, the exit status still tells how the command ended.
  process.stderr.on("error", () => undefined);
}

/**
 * Prints an error that nobody caught, and ends the process with the exit status for a failure.
 *
 * @returns a function after whose call the next such error rejects a promise instead, so that the command can report
 *   it; any further one ends the process again
 */
export function guardErrors(): () => Promise<never> {
  let handle = endProcess;
  process.on("uncaughtException", (error: unknown) => {
    handle(error);
  });
  return () =>
    new Promise((_resolve, reject) => {
      handle = (error) => {
        handle = endProcess;
        reject(error instanceof Error ? error : new Error(String(error)));
      };
    });
}

function endProcess(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  say(terminal`error: Modelmark failed: ${showOnTerminal(message)}\n`);
  if (process.argv.includes("--verbose") && error instanceof Error) {
    say(terminal`${showOnTerminal(error.stack ?? "")}\n`);
  }
  process.exit(failed);
}

/**
 * Writes a short text to the standard output without a stream, because creating the stream takes longer than asking
 * git.
 */
export function printAtOnce(text: TerminalText): void {
  try {
    writeSync(1, text);
  } catch {
    // The stream waits if the reader is slow, and its error handler reports any other problem.
    guardStreams();
    process.stdout.write(text);
  }
}

function say(text: TerminalText): void {
  process.stderr.write(text);
}
