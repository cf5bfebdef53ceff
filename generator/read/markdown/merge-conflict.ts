import { diagnostic, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { SourceFile } from "../source/source-file.ts";

/** The lines that git writes above, between and below the two sides of a merge conflict. */
const marks = [/^<{7}(?: |$)/, /^={7}$/, /^>{7}(?: |$)/] as const;

/** Returns a finding at the first conflict mark if a page holds both sides of a merge; `null` otherwise. */
export function findMergeConflict({ path, text }: SourceFile): Diagnostic | null {
  if (!text.includes("<<<<<<<")) return null;
  const lines = text.split("\n");
  let from = 0;
  let first = -1;
  for (const mark of marks) {
    const markLine = lines.findIndex((line, index) => index >= from && mark.test(line));
    if (markLine === -1) return null;
    if (first === -1) first = markLine;
    from = markLine + 1;
  }
  const line = first + 1;
  const end = { line, column: (lines[first]?.length ?? 0) + 1 };
  return diagnostic("MM2021", {}, { file: path, start: { line, column: 1 }, end });
}
