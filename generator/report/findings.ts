import type { BreakingFinding } from "../diff/diff-models.ts";
import type { Diagnostic, Severity } from "../diagnostics/diagnostic.ts";
import type { DiagnosticCode } from "../diagnostics/catalog.ts";
import type { SourceSpan } from "../diagnostics/span.ts";

/** A finding as the reporters for other programs take it, whatever command found it. */
export interface Reported {
  readonly code: DiagnosticCode;
  /** The id of a breaking-change rule, else the code. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string;
  /** Where, relative to where the command was given; `null` if nowhere. */
  readonly span: SourceSpan | null;
  /** What stays the same while the finding does, or `null` to tell by place and message. */
  readonly fingerprint: string | null;
  /** Why it does not count, or `null` if it does. */
  readonly allowed: string | null;
}

/** A diagnostic for the reporters. */
export function reportedDiagnostic(one: Diagnostic): Reported {
  const { code, severity, message, hint, span = null } = one;
  return { code, rule: code, severity, message, hint, span, fingerprint: null, allowed: null };
}

/** A breaking change for the reporters; its place must be one the user can open. */
export function reportedChange(one: BreakingFinding): Reported {
  const { code, rule, level, message, hint, span, fingerprint, allowed } = one;
  const severity = level === "warn" ? "warning" : level;
  return { code, rule, severity, message, hint, span, fingerprint, allowed };
}
