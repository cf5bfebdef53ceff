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

/** The guards of a process, from its start until its command has ended. */
export interface Guards {
  /**
   * Returns a promise that is rejected with the next error that nobody catches, so that the command can report it. Any
   * other such error ends the process.
   */
  readonly nextCrash: () => Promise<never>;
  /** Says that the command has ended, so that the process may end too. */
  readonly release: () => void;
}

/**
 * Makes sure that a process ends with the exit status for a failure, and a reason, unless its command has ended. The
 * code of a config or an emitter may throw where nobody catches it. It may also call `process.exit`, or wait for
 * something that never comes, and Node would then end the process as if everything was in order.
 */
export function guardProcess(): Guards {
  const release = (): void => {
    process.off("beforeExit", whenIdle);
    process.off("exit", whenEnded);
  };
  const end = (error: unknown): void => {
    release();
    endProcess(error);
  };
  let handle = end;
  const whenIdle = (): void => {
    handle(new Error("it waits for something that never comes, such as a promise in a config"));
  };
  process.on("uncaughtException", (error: unknown) => {
    handle(error);
  });
  process.once("beforeExit", whenIdle);
  process.once("exit", whenEnded);
  const nextCrash = (): Promise<never> =>
    new Promise((_resolve, reject) => {
      handle = (error) => {
        handle = end;
        reject(error instanceof Error ? error : new Error(String(error)));
      };
    });
  return { nextCrash, release };
}

function whenEnded(): void {
  process.exitCode = failed;
  say(terminal`error: Modelmark was ended before its work was done, by code that it runs\n`);
  say(terminal`  hint: Look for \`process.exit\` in the config and in what it imports.\n`);
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
