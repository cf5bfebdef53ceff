import { resolve } from "node:path";
import type { Command } from "commander";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import { nearest } from "../diagnostics/nearest.ts";
import { isFolder } from "../tree/is-folder.ts";
import { UsageError } from "../run/usage-error.ts";

/**
 * Refuses arguments that a command does not take. Commander would report only their number, but most often such an
 * argument is a folder for which the option is missing.
 *
 * @throws UsageError when a command gets more arguments than it takes
 */
export function refuseArguments(_program: Command, command: Command): void {
  const { args, registeredArguments: parameters } = command;
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
 * Refuses empty arguments and options with an empty value. Nothing that a command takes can be empty, but a variable of
 * a shell can: as a folder, it would be the working directory, and as a name, it would choose nothing.
 *
 * @throws UsageError when an argument is empty
 */
export function refuseEmpty(argv: readonly string[]): void {
  const index = argv.findIndex((word) => word === "" || /^--[^=]+=$/.test(word));
  if (index === -1) return;
  const before = argv[index - 1];
  const option = argv[index]?.slice(0, -1) ?? "";
  const last = before === undefined ? "the first argument" : `the argument after \`${before}\``;
  const subject = option === "" ? `${last} is empty` : `\`${option}\` has an empty value`;
  const problem = `${subject}; is it a variable that is not set?`;
  throw new UsageError([diagnostic("MM6013", { problem })]);
}

/**
 * Refuses to work where there is no folder. Commands would report a file below it instead, or the spec.
 *
 * @throws UsageError when `--cwd` names no folder
 */
export function refuseCwd(cwd: string, command: Command): void {
  const named: unknown = command.getOptionValue("cwd");
  if (typeof named !== "string" || isFolder(resolve(cwd, named))) return;
  const problem = `\`--cwd\` names \`${named}\`, which is not a folder that can be used`;
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
