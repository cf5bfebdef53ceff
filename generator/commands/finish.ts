import { showInLine, terminal } from "../diagnostics/terminal-text.ts";
import { diagnostic, hasErrors, warningsOf, type Diagnostic } from "../diagnostics/diagnostic.ts";
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
  const isAllShown = options.verbose === true || diagnostics.some(({ code }) => code === "MM6009");
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

/**
 * Adds an error to the diagnostics if there are more warnings than `--max-warnings` allows. So every form of a result
 * names the reason why the command fails.
 *
 * @param others The number of warnings that are not among the diagnostics.
 */
export function withinLimit(
  diagnostics: readonly Diagnostic[],
  { maxWarnings: allowed = Infinity }: CommonOptions,
  others = 0,
): readonly Diagnostic[] {
  const count = warningsOf(diagnostics).length + others;
  return count > allowed ? [...diagnostics, diagnostic("MM6009", { count, allowed })] : diagnostics;
}

/** Returns `2` if a diagnostic is an error, and `otherwise` if not. */
export function exitCodeFor(diagnostics: readonly Diagnostic[], otherwise: ExitCode): ExitCode {
  return hasErrors(diagnostics) ? 2 : otherwise;
}
