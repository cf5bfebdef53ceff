import type { Command } from "commander";
import { UsageError } from "../run/usage-error.ts";

/** What follows an error of usage. */
export const helpAdvice = "(--help shows what there is)";

/**
 * Refuses arguments that a command does not take. The parser would only count them; most often it is a folder that should
 * follow an option.
 *
 * @throws UsageError where a command is given more than it takes
 */
export function refuseArguments(_program: Command, command: Command): void {
  const { args, registeredArguments: taken } = command;
  // It is given a whole command line, to be completed.
  if (command.name() === "complete") return;
  const extra = taken.at(-1)?.variadic === true ? undefined : args[taken.length];
  if (extra === undefined) return;
  const hasSpec = command.options.some(({ long }) => long === "--spec");
  const advice = hasSpec ? `; is it the folder with the model pages? Then use --spec ${extra}` : "";
  const name = command.name();
  const number = taken.length === 0 ? "no arguments" : "one argument";
  throw new UsageError(`${name} takes ${number}, but was given '${extra}'${advice}\n${helpAdvice}`);
}
