import { CommanderError, type Command } from "commander";
import type { ExitCode, Io, Output } from "../run/io.ts";
import { versionText } from "../run/version.ts";
import { addComplete, createProgram } from "./program.ts";
import { refuseEmpty, refuseHelp } from "./refuse-arguments.ts";
import { refuseZero } from "./refuse-zero.ts";
import { isColourFlag } from "./wanted-colours.ts";

/**
 * Runs the program.
 *
 * @param argv the arguments after the program's name
 * @param crash is rejected with an error that nobody caught, which then is how the command ends
 * @returns the exit status; nothing here ends the process
 */
export async function main(
  argv: readonly string[],
  io: Io,
  crash = new Promise<never>(() => undefined),
): Promise<ExitCode> {
  const stdout = watched(io.stdout);
  let command: string | null = null;
  try {
    refuseZero(argv);
    let exitCode: ExitCode = 0;
    const versions = await versionText();
    const create = (): Command =>
      createProgram(versions, { ...io, stdout }, (code) => {
        exitCode = code;
      });
    if (argv[0] === "complete" && argv[1] === "--") {
      const { answerShell } = await import("./complete.ts");
      await answerShell(create(), argv.slice(2), { ...io, stdout });
      return 0;
    }
    refuseEmpty(argv);
    const program = create();
    command = commandIn(argv, program);
    addComplete(program, create, { ...io, stdout });
    if (argv.every((word) => ["help", "--"].includes(word) || isColourFlag(word))) {
      program.outputHelp();
      return 0;
    }
    refuseHelp(program, argv);
    await Promise.race([program.parseAsync([...argv], { from: "user" }), crash]);
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && hasShownHelp(error)) return 0;
    const { printFailure } = await import("./print-failure.ts");
    return printFailure({ error, argv, command, hasPrinted: stdout.hasPrinted() }, io);
  }
}

/** Whether Commander has shown the help or the version. Its status for the first depends on that of the process. */
function hasShownHelp({ code, exitCode }: CommanderError): boolean {
  return exitCode === 0 || code === "commander.help";
}

/** Returns the name of the command that a command line asks for, or `null` if it names none. */
function commandIn(argv: readonly string[], { commands }: Command): string | null {
  const name = argv.find((word) => commands.some((one) => one.name() === word)) ?? null;
  return name === "generate" && argv.includes("--check") ? "check" : name;
}

/** Returns a stream that tells whether anything was written to it. */
function watched(output: Output): Output & { readonly hasPrinted: () => boolean } {
  let hasPrinted = false;
  return {
    ...output,
    write: (text) => {
      hasPrinted ||= text !== "";
      output.write(text);
    },
    hasPrinted: () => hasPrinted,
  };
}
