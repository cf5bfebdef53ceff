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

/** Prints an error that nobody caught, and ends the process with the exit status for a failure. */
export function guardErrors(): void {
  process.on("uncaughtException", (error: unknown) => {
    say(terminal`error: ${describeFailure(error)}\n`);
    if (process.argv.includes("--verbose") && error instanceof Error) {
      say(terminal`${showOnTerminal(error.stack ?? "")}\n`);
    }
    process.exit(failed);
  });
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

/** Describes a thrown value. Says that it is a bug in Modelmark, unless the operating system refused an operation. */
export function describeFailure(error: unknown): TerminalText {
  const refusal = systemRefusal(error);
  if (refusal !== null) return refusal;
  const message = error instanceof Error ? error.message : String(error);
  return terminal`${showOnTerminal(message)}\nThis is a bug in Modelmark; --verbose shows where.`;
}

const reasons: ReadonlyMap<string, string> = new Map([
  ["EACCES", "permission denied"],
  ["EPERM", "permission denied"],
  ["ENOENT", "it does not exist"],
  ["ENOTDIR", "a part of the path is not a folder"],
  ["EEXIST", "something else stands in its place"],
  ["EISDIR", "it is a folder"],
  ["EROFS", "the disk is read-only"],
  ["ENOSPC", "no space is left"],
  ["EDQUOT", "no space is left"],
  ["ELOOP", "it is a link that leads to itself"],
  ["ENAMETOOLONG", "its name is too long"],
  ["EMFILE", "too many files are open"],
  ["ENFILE", "too many files are open"],
]);

/** Describes the operation that the operating system refused, or returns `null` if the error has another cause. */
function systemRefusal(error: unknown): TerminalText | null {
  if (!(error instanceof Error) || !("syscall" in error) || !("code" in error)) return null;
  const code = String(error.code);
  const subject = "path" in error && typeof error.path === "string" ? error.path : "a file";
  const reason = reasons.get(code) ?? code;
  return terminal`cannot use ${showInLine(subject)}: ${showInLine(reason)} (${showInLine(String(error.syscall))})`;
}
