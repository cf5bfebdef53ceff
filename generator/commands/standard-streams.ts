import { writeSync } from "node:fs";
import {
  showInLine,
  showOnTerminal,
  terminal,
  type TerminalText,
} from "../diagnostics/terminal-text.ts";

/** What went wrong at the edges of the process: it ends with 2 then, since 1 would say "drift". */
const failed = 2;

/**
 * Sees to it that nothing that happens to the streams ends the process with a stack trace and the exit status of drift. A
 * reader that went away (`modelmark inspect | head`) has seen what it wanted, and is no failure; a result that could
 * not be written is one.
 */
export function guardStreams(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") return;
    say(terminal`error: the standard output cannot be written (${showInLine(error.code ?? "")})\n`);
    // Set last of all: the command may not have given its own status yet.
    process.once("exit", () => {
      process.exitCode = failed;
    });
  });
  // Where nothing more can be said, the exit status still tells what came of the work.
  process.stderr.on("error", () => undefined);
}

/** The same of what nobody caught. */
export function guardErrors(): void {
  process.on("uncaughtException", (error: unknown) => {
    say(terminal`error: ${describeFailure(error)}\n`);
    if (process.argv.includes("--verbose") && error instanceof Error) {
      say(terminal`${showOnTerminal(error.stack ?? "")}\n`);
    }
    process.exit(failed);
  });
}

/** Writes a few words to the standard output without a stream, which takes longer to make than git to answer. */
export function printAtOnce(text: TerminalText): void {
  try {
    writeSync(1, text);
  } catch {
    // A stream waits for a reader that is slow, and tells what is wrong.
    guardStreams();
    process.stdout.write(text);
  }
}

function say(text: TerminalText): void {
  process.stderr.write(text);
}

/** What was thrown, in words; says who is to blame, which for what the system refused is not us. */
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

/** What the operating system refused, or `null` when it was not the system. */
function systemRefusal(error: unknown): TerminalText | null {
  if (!(error instanceof Error) || !("syscall" in error) || !("code" in error)) return null;
  const code = String(error.code);
  const subject = "path" in error && typeof error.path === "string" ? error.path : "a file";
  const reason = reasons.get(code) ?? code;
  return terminal`cannot use ${showInLine(subject)}: ${showInLine(reason)} (${showInLine(String(error.syscall))})`;
}
