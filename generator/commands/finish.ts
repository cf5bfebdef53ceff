import { showInLine, terminal } from "../diagnostics/terminal-text.ts";
import { hasErrors, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { byNovelty, type ByNovelty } from "../diagnostics/seen-before.ts";
import { countFindings, prettyDiagnostics } from "../report/pretty-diagnostics.ts";
import type { ExitCode, Io } from "../run/io.ts";
import type { CommonOptions } from "./options.ts";
import { textsFor } from "./texts-for.ts";

/** Prints diagnostics to stderr, for a person. */
export function printDiagnostics(
  diagnostics: readonly Diagnostic[],
  options: CommonOptions,
  io: Io,
): void {
  const texts = textsFor(diagnostics, io);
  const shown = options.quiet === true ? onlyErrors(diagnostics) : diagnostics;
  const text = prettyDiagnostics(shown, {
    paint: io.stderr.paint,
    verbose: options.verbose === true,
    textOf: (file) => texts.get(file) ?? null,
  });
  if (text !== "") io.stderr.write(terminal`${text}\n`);
}

/**
 * Tells what a person has not read yet from warnings that were there when all was last up to date. All count as new with
 * `--verbose`, and where there are more warnings than `--max-warnings` allows: they are what the command fails on.
 */
export function splitForPeople(
  diagnostics: readonly Diagnostic[],
  earlier: readonly Diagnostic[],
  options: CommonOptions,
): ByNovelty {
  const isAllShown = options.verbose === true || tooManyWarnings(diagnostics, options);
  return byNovelty(diagnostics, isAllShown ? [] : earlier);
}

/** Prints to stderr how many errors and warnings there were, if any. */
export function printCount(
  diagnostics: readonly Diagnostic[],
  options: CommonOptions,
  io: Io,
): void {
  const counted = options.quiet === true ? onlyErrors(diagnostics) : diagnostics;
  const count = countFindings(counted);
  if (count !== "") io.stderr.write(terminal`${showInLine(count)}\n`);
}

function onlyErrors(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter((one) => one.severity === "error");
}

/** Whether there are more warnings than `--max-warnings` allows. */
export function tooManyWarnings(
  diagnostics: readonly Diagnostic[],
  { maxWarnings }: CommonOptions,
): boolean {
  const count = diagnostics.filter((one) => one.severity === "warning").length;
  return maxWarnings !== undefined && count > maxWarnings;
}

/** `2` if the diagnostics, or too many of them, say the work could not be done, else `otherwise`. */
export function exitCodeFor(
  diagnostics: readonly Diagnostic[],
  options: CommonOptions,
  otherwise: ExitCode,
): ExitCode {
  return hasErrors(diagnostics) || tooManyWarnings(diagnostics, options) ? 2 : otherwise;
}
