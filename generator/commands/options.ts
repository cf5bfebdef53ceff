import { InvalidArgumentError, Option, type Command } from "commander";
import { emitterNames } from "../emit/emitters.ts";
import type { RunOptions } from "../run/run-options.ts";

/** The form of a result: for people, for programs, or for services that show findings beside code. */
export type ReporterName = "pretty" | "json" | "markdown" | DocumentReporter;

/** Reporters that print the findings of any command in a format that other tools define. */
export type DocumentReporter = "github" | "sarif" | "gitlab" | "junit";

const documentReporters: readonly DocumentReporter[] = ["github", "sarif", "gitlab", "junit"];

/** The names of all reporters. No command has all of them. */
export const reporterNames: readonly ReporterName[] = [
  ...(["pretty", "json", "markdown"] as const),
  ...documentReporters,
];

/** The options of every command that reads a spec, as Commander passes them. */
export interface CommonOptions extends RunOptions {
  readonly reporter: ReporterName;
  /** Whether the user named the reporter, so that it is not just the default. */
  readonly isReporterChosen?: boolean;
  readonly maxWarnings?: number;
  readonly verbose?: true;
}

/** The options of `check`. */
export type CheckOptions = CommonOptions & { readonly diff?: "full"; readonly staged?: true };

/** The options of `generate`. */
export type GenerateOptions = CheckOptions & { readonly dryRun?: true };

/** The options of `diff`. */
export type DiffOptions = CommonOptions & {
  readonly against?: string;
  readonly failOn: "error" | "warn" | "never";
};

/** The reporters of commands whose findings can be shown beside code. */
export const findingReporters: readonly ReporterName[] = ["pretty", "json", ...documentReporters];

/** The details of the common options that differ between commands. */
export interface CommonForm {
  /** The description of `--out`. */
  readonly out?: string;
  readonly reporters?: readonly ReporterName[];
  /** Options that every command accepts but that have no effect on this one. Its help does not list them. */
  readonly idle?: readonly string[];
}

/** Adds the common options to a command. */
export function withCommonOptions(
  command: Command,
  {
    out = "folder for the output (default: generated)",
    reporters = ["pretty", "json"],
    idle = [],
  }: CommonForm = {},
): Command {
  addCommonOptions(command, out, reporters);
  for (const option of command.options) {
    if (option.long !== undefined && idle.includes(option.long)) option.hideHelp();
  }
  return command;
}

function addCommonOptions(command: Command, out: string, reporters: readonly ReporterName[]): void {
  command
    .option("--config <file>", "config file; without it, one is looked for upward")
    .option("--project <name>", "only this project of the config")
    .option("--spec <dir>", "folder with the model pages (default: spec)")
    .option("--out <dir>", out)
    .addOption(
      new Option("--emit <list>", `what to emit: ${emitterNames.join(",")}`).argParser((text) =>
        text.split(","),
      ),
    )
    .addOption(
      new Option("--wire <case>", "how documented names become JSON keys (default: auto)").choices([
        ...["auto", "camelCase", "snake_case", "verbatim"],
      ]),
    )
    .addOption(
      new Option("--reporter <name>", "form of the result")
        .choices([...reporters])
        .default("pretty"),
    )
    .addOption(
      new Option("--max-warnings <n>", "exit with 2 when there are more warnings").argParser(
        parseCount,
      ),
    )
    .option("--strict", "take cells that would be read as unknown for errors")
    .option("--quiet", "say nothing but errors and the result of a check")
    .option("--verbose", "show every finding, and timings")
    .option("--cwd <dir>", "work in this folder")
    .hook("preAction", (_, action) => {
      const source = action.getOptionValueSource("reporter");
      action.setOptionValue("isReporterChosen", source === "cli");
    });
}

/** Adds the option `--no-cache`, for commands that can reuse the results of earlier runs. */
export function withCacheOption(command: Command): Command {
  return command.option("--no-cache", "do everything anew, whatever earlier runs found");
}

function parseCount(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("It must be a whole number.");
  return Number(text);
}
