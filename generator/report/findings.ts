import type { BreakingFinding } from "../diff/diff-models.ts";
import type { Diagnostic, Severity } from "../diagnostics/diagnostic.ts";
import type { DiagnosticCode } from "../diagnostics/catalog.ts";
import type { SourceSpan } from "../diagnostics/span.ts";

/** A finding of any command, in the form that the reporters for other programs take. */
export interface Reported {
  readonly code: DiagnosticCode;
  /** The id of a rule for breaking changes, or else the code. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string;
  /** The place, relative to the folder in which the command was run; `null` if there is none. */
  readonly span: SourceSpan | null;
  /** Identifies the finding across runs; `null` if its rule, file and message have to do so. */
  readonly fingerprint: string | null;
  /** The reason why the finding is allowed, or `null` if it counts. */
  readonly allowed: string | null;
}

/** Returns a diagnostic in the form for reporters. */
export function reportedDiagnostic(one: Diagnostic): Reported {
  const { code, severity, message, hint, span = null } = one;
  return { code, rule: code, severity, message, hint, span, fingerprint: null, allowed: null };
}

/** Returns a breaking change in the form for reporters. Its place must be in a file that the user can open. */
export function reportedChange(one: BreakingFinding): Reported {
  const { code, rule, level, message, hint, span, fingerprint, allowed } = one;
  const severity = level === "warn" ? "warning" : level;
  return { code, rule, severity, message, hint, span, fingerprint, allowed };
}
