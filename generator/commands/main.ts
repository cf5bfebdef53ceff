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
    if (argv[0] === "complete") {
      const { complete } = await import("./complete.ts");
      await complete(create(), argv, { ...io, stdout });
      return 0;
    }
    refuseEmpty(argv);
    const program = create();
    command = commandIn(argv, program);
    addComplete(program);
    if (argv.every(isColourFlag)) {
      program.outputHelp();
      return 0;
    }
    refuseHelp(program, argv);
    await Promise.race([program.parseAsync([...argv], { from: "user" }), crash]);
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const { printFailure } = await import("./print-failure.ts");
    return printFailure({ error, argv, command, hasPrinted: stdout.hasPrinted() }, io);
  }
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
