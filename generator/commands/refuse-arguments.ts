import type { Command } from "commander";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import { nearest } from "../diagnostics/nearest.ts";
import { UsageError } from "../run/usage-error.ts";

/**
 * Refuses arguments that a command does not take. Commander would report only their number, but most often such an
 * argument is a folder for which the option is missing.
 *
 * @throws UsageError when a command gets more arguments than it takes
 */
export function refuseArguments(_program: Command, command: Command): void {
  const { args, registeredArguments: parameters } = command;
  // The arguments of `complete` are a whole command line that is to be completed.
  if (command.name() === "complete") return;
  const extra = parameters.at(-1)?.variadic === true ? undefined : args[parameters.length];
  if (extra === undefined) return;
  const hasSpec = command.options.some(({ long }) => long === "--spec");
  const advice = hasSpec
    ? `; is it the folder with the model pages? Then use \`--spec ${extra}\``
    : "";
  const name = command.name();
  const number = parameters.length === 0 ? "no arguments" : "one argument";
  const problem = `\`${name}\` takes ${number}, but it was given \`${extra}\`${advice}`;
  throw new UsageError([diagnostic("MM6013", { problem })]);
}

/**
 * Refuses an option as the value of another option. Commander would take it, but most often the value is missing. A
 * folder with such a name can be given as `./--name`.
 *
 * @throws UsageError when the value of an option is an option of the command
 */
export function refuseMissingValues(_program: Command, command: Command): void {
  const names = new Set(["--help", "--version", ...command.options.map(({ long }) => long)]);
  for (const option of command.options) {
    const value: unknown = command.getOptionValue(option.attributeName());
    if (typeof value !== "string" || !names.has(value.split("=")[0])) continue;
    const problem = `the option \`${option.flags}\` needs a value, but \`${value}\` follows it`;
    throw new UsageError([diagnostic("MM6013", { problem })]);
  }
}

/**
 * Refuses the help of a command that does not exist. Commander would show the help of the program.
 *
 * @throws UsageError when there is no such command
 */
export function refuseHelp({ commands }: Command, [first, name]: readonly string[]): void {
  if (first !== "help" || name === undefined || name.startsWith("-")) return;
  const names = commands.map((one) => one.name());
  if (names.includes(name) || name === "help") return;
  const near = nearest(name, names);
  const advice = near === null ? "" : `; did you mean \`${near}\`?`;
  throw new UsageError([
    diagnostic("MM6013", { problem: `there is no command \`${name}\`${advice}` }),
  ]);
}
