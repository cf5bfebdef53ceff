import {
  joinTerminal,
  padTerminal,
  showInLine,
  showOnTerminal,
  terminal,
  type TerminalText,
} from "../diagnostics/terminal-text.ts";
import { catalog } from "../diagnostics/catalog.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import { nearest } from "../diagnostics/nearest.ts";
import { ruleCodes, ruleIds } from "../diagnostics/rule-codes.ts";
import type { CatalogEntry } from "../diagnostics/catalog/entry.ts";
import type { Paint } from "../report/paint.ts";
import type { ExitCode, Io } from "../run/io.ts";
import { UsageError } from "../run/usage-error.ts";

/**
 * `modelmark explain CODE`: prints what a diagnostic or a rule for breaking changes means. Without a code, lists all
 * of them.
 *
 * @throws UsageError when there is no such code
 */
export function explainCommand(code: string | undefined, io: Io): ExitCode {
  const { write, paint } = io.stdout;
  const entries = Object.entries(catalog);
  if (code === undefined) {
    for (const [one, { severity, title }] of entries) {
      const rule = ruleOf(one);
      const id = rule === null ? "" : paint.dim(terminal`  ${showInLine(rule)}`);
      write(
        terminal`${paint.bold(showInLine(one))}  ${padTerminal(terminal`${severity}`, 8)} ${showInLine(title)}${id}\n`,
      );
    }
    return 0;
  }
  const catalogEntry = entries.find(
    ([one]) => one === code.toUpperCase() || ruleOf(one) === code.toLowerCase(),
  );
  if (catalogEntry === undefined) {
    const suggestion = nearest(code, [...Object.keys(catalog), ...ruleIds]);
    throw new UsageError([diagnostic("MM6016", { name: code, suggestion })]);
  }
  const [name, entry] = catalogEntry;
  write(textOf(name, entry, paint));
  return 0;
}

type Entry = Pick<CatalogEntry<never>, "severity" | "title" | "explanation" | "example" | "hint">;

/** Returns the explanation of a code, how to fix what it reports, and an example. */
function textOf(code: string, entry: Entry, paint: Paint): TerminalText {
  const { severity, title, explanation, example, hint } = entry;
  const rule = ruleOf(code);
  const heading = showInLine(rule === null ? code : `${code} ${rule}`);
  const indented = showOnTerminal(example.replaceAll(/^/gm, "    "));
  return joinTerminal([
    terminal`${paint.bold(heading)} (${severity}): ${showInLine(title)}\n\n${showOnTerminal(explanation)}\n`,
    terminal`\n${paint.bold("To fix it")}\n\n${showOnTerminal(hint())}\n`,
    terminal`\n${paint.bold("Example")}\n\n${indented}\n`,
  ]);
}

function ruleOf(code: string): string | null {
  return ruleIds.find((id) => ruleCodes[id] === code) ?? null;
}
