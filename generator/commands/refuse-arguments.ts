import type { Command } from "commander";
import { UsageError } from "../run/usage-error.ts";

/** The advice that follows an error about the usage of the command line. */
export const helpAdvice = "(--help shows what there is)";

/**
 * Refuses arguments that a command does not take. Commander would report only their number, but most often such an
 * argument is a folder for which the option is missing.
 *
 * @throws UsageError when a command gets more arguments than it takes
 */
export function refuseArguments(_program: Command, command: Command): void {
  const { args, registeredArguments: taken } = command;
  // The arguments of `complete` are a whole command line that is to be completed.
  if (command.name() === "complete") return;
  const extra = taken.at(-1)?.variadic === true ? undefined : args[taken.length];
  if (extra === undefined) return;
  const hasSpec = command.options.some(({ long }) => long === "--spec");
  const advice = hasSpec ? `; is it the folder with the model pages? Then use --spec ${extra}` : "";
  const name = command.name();
  const number = taken.length === 0 ? "no arguments" : "one argument";
  throw new UsageError(`${name} takes ${number}, but was given '${extra}'${advice}\n${helpAdvice}`);
}
