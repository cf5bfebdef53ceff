import { catalog, type DiagnosticCode, type DiagnosticParams } from "./catalog.ts";
import { compareSpans, type SourceSpan } from "./span.ts";

/** `info` is worth knowing, `warning` worth a look; only an `error` stops the run. */
export type Severity = "error" | "warning" | "info";

/** One finding. Its texts may quote untrusted input: escape them for where they are printed. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  /** What to do about it, one sentence. */
  readonly hint: string;
  /** Where, if it is about a place in a file. */
  readonly span?: SourceSpan;
}

/** A stage's result beside what it had to say. */
export interface Outcome<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes the diagnostic for `code` from its catalog entry.
 *
 * @param params what the entry's message and hint mention; the compiler checks it against the catalog
 */
export function diagnostic<Code extends DiagnosticCode>(
  code: Code,
  params: DiagnosticParams<Code>,
  span?: SourceSpan,
): Diagnostic {
  const entry = catalog[code];
  // TypeScript cannot correlate `catalog[code]` with `DiagnosticParams<Code>` across the union of entries.
  const message = (entry.message as (params: DiagnosticParams<Code>) => string)(params);
  const hint = entry.hint();
  return { code, severity: entry.severity, message, hint, ...(span === undefined ? {} : { span }) };
}

/** Orders by file and position, findings without a place first, then by code and message. */
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

/** The files that findings are about, in the order of the findings; one stands there as often as it has findings. */
export function filesOf(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.flatMap(({ span }) => (span === undefined ? [] : [span.file]));
}

/** Whether any of them stops the run. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((one) => one.severity === "error");
}

/** Those that are warnings. */
export function warningsOf(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity === "warning");
}
