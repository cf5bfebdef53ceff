import { catalog } from "../diagnostics/catalog.ts";
import type { BreakingFinding } from "../diff/diff-models.ts";

/** Returns a breaking change as JSON documents show it. */
export function dumpFinding(one: BreakingFinding): object {
  return {
    rule: one.rule,
    code: one.code,
    severity: one.level,
    direction: one.direction,
    breaks: one.breaks,
    axes: one.axes,
    model: one.model,
    ...(one.member === null ? {} : { member: one.member }),
    message: one.message,
    why: catalog[one.code].explanation,
    hint: one.hint,
    fingerprint: one.fingerprint,
    ...(one.allowed === null ? {} : { allowed: one.allowed }),
    source: {
      version: one.side,
      file: one.span.file,
      line: one.span.start.line,
      column: one.span.start.column,
    },
  };
}
