import { catalog, type DiagnosticCode, type DiagnosticParams } from "./catalog.ts";
import { compareSpans, type SourceSpan } from "./span.ts";

/**
 * How serious a finding is. An `info` is worth knowing and a `warning` worth a look, but only an `error` stops the
 * run.
 */
export type Severity = "error" | "warning" | "info";

/** One finding. Its texts may quote untrusted input, so escape them for the place where they are printed. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  /** One sentence on what to do about it. */
  readonly hint: string;
  /** The place in a file, if the finding is about one. */
  readonly span?: SourceSpan;
  /** Given if the place is in an older version of the file, such as that of a commit. */
  readonly old?: OldFile;
}

/** An older version of a file. */
export interface OldFile {
  /** Its text with LF line endings, or `null` if it cannot be read. */
  readonly text: string | null;
}

/** The result of a stage, together with its findings. */
export interface Outcome<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes the diagnostic for `code` from its catalog entry.
 *
 * @param params The values that the entry's message mentions. The compiler checks them against the catalog.
 */
export function diagnostic<Code extends DiagnosticCode>(
  code: Code,
  params: DiagnosticParams<Code>,
  span?: SourceSpan,
): Diagnostic {
  const entry = catalog[code];
  // TypeScript cannot correlate `catalog[code]` with `DiagnosticParams<Code>` across the union of entries.
  const message = (entry.message as (params: DiagnosticParams<Code>) => string)(params);
  const hint = (entry.hint as (params: DiagnosticParams<Code>) => string)(params);
  return { code, severity: entry.severity, message, hint, ...(span === undefined ? {} : { span }) };
}

/** Orders findings by file and position, then by code and message. Findings without a place come first. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  if (a.span !== undefined && b.span !== undefined) {
    const bySpan = compareSpans(a.span, b.span);
    if (bySpan !== 0) return bySpan;
  } else if (a.span !== b.span) {
    return a.span === undefined ? -1 : 1;
  }
  const left = `${a.code} ${a.message}`;
  const right = `${b.code} ${b.message}`;
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * Returns the files that findings are about, in the order of the findings. A file with several findings is repeated.
 */
export function filesOf(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.flatMap(({ span }) => (span === undefined ? [] : [span.file]));
}

/** Whether any of the findings stops the run. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((one) => one.severity === "error");
}

/** Returns the findings that are warnings. */
export function warningsOf(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity === "warning");
}
