import { messageOf } from "../diagnostics/message-of.ts";
import { showOnTerminal, terminal, type TerminalText } from "../diagnostics/terminal-text.ts";
import type { ExitCode } from "../run/io.ts";

/**
 * The exit status after a failure of the streams, or after an error that nobody caught. It is 2, because 1 means
 * "drift".
 */
const failed = 2;

/** The guards of a process, from its start until its end. */
export interface Guards {
  /**
   * Returns a promise that is rejected with the next error that nobody catches, so that the command can report it. Any
   * other such error ends the process.
   */
  readonly nextCrash: () => Promise<never>;
  /**
   * Says that the command has ended, and with which status the process may end too. After an error that nobody caught,
   * the process is ended, because something may still be running.
   */
  readonly finish: (exitCode: ExitCode) => void;
  /** Makes the process end with the exit status for a failure, also if the command has ended or ends otherwise. */
  readonly fail: () => void;
}

/**
 * Makes sure that a process ends with the exit status of its command, and until the command has ended, with the one for
 * a failure and a reason. The code of a config or an emitter may throw where nobody catches it. It may also end the
 * process, change its exit status, or wait for something that never comes.
 */
export function guardProcess(): Guards {
  const { settle, fail } = guardStatus();
  const end = (error: unknown): void => {
    fail();
    tellCrash(error);
    process.exit();
  };
  let handle = end;
  let hasCrashed = false;
  const whenIdle = (): void => {
    handle(new Error("it waits for something that never comes, such as a promise in a config"));
  };
  process.on("uncaughtException", (error: unknown) => {
    handle(error);
  });
  process.once("beforeExit", whenIdle);
  const nextCrash = (): Promise<never> =>
    new Promise((_resolve, reject) => {
      handle = (error) => {
        handle = end;
        hasCrashed = true;
        reject(error instanceof Error ? error : new Error(messageOf(error)));
      };
    });
  const finish = (exitCode: ExitCode): void => {
    process.off("beforeExit", whenIdle);
    settle(exitCode);
    if (hasCrashed) process.stdout.write("", () => process.exit());
  };
  return { nextCrash, finish, fail };
}

interface Status {
  readonly settle: (exitCode: ExitCode) => void;
  readonly fail: () => void;
}

/**
 * Decides alone with which status the process ends. Every function that ends a process goes through
 * `process.reallyExit`, and Node looks it up each time. A process that ends by itself only emits an event. So this then
 * ends it in the same way, as the last listener.
 */
function guardStatus(): Status {
  const reallyExit: unknown = Reflect.get(process, "reallyExit");
  let status: ExitCode | null = null;
  const leave = (): void => {
    if (status === null) tellUnfinished();
    process.exitCode = status ?? failed;
    if (typeof reallyExit === "function") Reflect.apply(reallyExit, process, [process.exitCode]);
  };
  process.exitCode = failed;
  Reflect.set(process, "reallyExit", leave);
  return {
    settle: (exitCode) => {
      status ??= exitCode;
      process.on("exit", leave);
    },
    fail: () => {
      status = failed;
    },
  };
}

function tellUnfinished(): void {
  say(terminal`error: Modelmark was ended before its work was done, by code that it runs\n`);
  say(terminal`  hint: Look for \`process.exit\` in the config and in what it imports.\n`);
}

function tellCrash(error: unknown): void {
  say(terminal`error: Modelmark failed: ${showOnTerminal(messageOf(error))}\n`);
  if (process.argv.includes("--verbose") && error instanceof Error) {
    say(terminal`${showOnTerminal(error.stack ?? "")}\n`);
  }
}

function say(text: TerminalText): void {
  process.stderr.write(text);
}
