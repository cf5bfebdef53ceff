import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { showInLine, terminal, type TerminalText } from "../diagnostics/terminal-text.ts";

/** Returns one line about warnings that an earlier run gave too, or `""` if there are none. */
export function seenWarnings(seen: readonly Diagnostic[]): TerminalText {
  if (seen.length === 0) return terminal``;
  const counts = new Map<string, number>();
  for (const { code } of seen) counts.set(code, (counts.get(code) ?? 0) + 1);
  const codes = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  const each = codes.map(([code, count]) => (count === 1 ? code : `${count} ${code}`)).join(", ");
  const [are, them] =
    seen.length === 1 ? (["warning is", "it"] as const) : (["warnings are", "them"] as const);
  return terminal`${seen.length} ${are} not new: ${showInLine(each)} (--verbose shows ${them})\n`;
}
