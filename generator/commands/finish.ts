import { showInLine, terminal } from "../diagnostics/terminal-text.ts";
import { hasErrors, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { byNovelty, type ByNovelty } from "../diagnostics/seen-before.ts";
import { countFindings, prettyDiagnostics } from "../report/pretty-diagnostics.ts";
import type { ExitCode, Io } from "../run/io.ts";
import type { CommonOptions } from "./options.ts";
import { textsFor } from "./texts-for.ts";

/** Prints diagnostics to stderr in the form for people. */
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
 * Separates the diagnostics that a person has not read yet from those that were already reported when everything was
 * last up to date. All count as new with `--verbose`, and also when there are more warnings than `--max-warnings`
 * allows, because then they make the command fail.
 */
export function splitForPeople(
  diagnostics: readonly Diagnostic[],
  earlier: readonly Diagnostic[],
  options: CommonOptions,
): ByNovelty {
  const isAllShown = options.verbose === true || tooManyWarnings(diagnostics, options);
  return byNovelty(diagnostics, isAllShown ? [] : earlier);
}

/** Prints the number of errors and warnings to stderr, if there are any. */
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

/** Returns `2` if a diagnostic is an error or there are too many warnings, and `otherwise` if not. */
export function exitCodeFor(
  diagnostics: readonly Diagnostic[],
  options: CommonOptions,
  otherwise: ExitCode,
): ExitCode {
  return hasErrors(diagnostics) || tooManyWarnings(diagnostics, options) ? 2 : otherwise;
}
