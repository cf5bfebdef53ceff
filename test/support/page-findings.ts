import type { Diagnostic } from "../../generator/diagnostics/diagnostic.ts";
import { textAt } from "./type-text.ts";

/** Returns the findings about a page, each with the text at its place: `MM2004 at ## Remarks`. */
export function placedFindings(
  diagnostics: readonly Diagnostic[],
  page: string,
): readonly string[] {
  return diagnostics.map(({ code, span }) =>
    span === undefined ? code : `${code} at ${textAt(span, page)}`.trim(),
  );
}
