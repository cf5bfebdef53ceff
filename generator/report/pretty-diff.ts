import { catalog } from "../diagnostics/catalog.ts";
import {
  joinTerminal,
  showInLine,
  terminal,
  type TerminalText,
} from "../diagnostics/terminal-text.ts";
import type { BreakingFinding } from "../diff/diff-models.ts";
import { axesText } from "./axes-text.ts";
import type { Paint } from "./paint.ts";

/**
 * Describes what a change of a spec breaks, for people: the worst first, with the reason, how to allow it, and a
 * count.
 */
export function prettyDiff(findings: readonly BreakingFinding[], paint: Paint): TerminalText {
  if (findings.length === 0) return terminal`No change that counts: nothing breaks.\n`;
  const blocks = bySeverity(findings).map((one) => prettyFinding(one, paint));
  return terminal`${joinTerminal(blocks, terminal`\n`)}\n${showInLine(countChanges(findings))}\n`;
}

/** Sorts findings from worst to least, with allowed ones last. Otherwise the order stays. */
export function bySeverity(findings: readonly BreakingFinding[]): readonly BreakingFinding[] {
  const rank = ({ level, allowed }: BreakingFinding): number =>
    allowed === null ? ["error", "warn", "info"].indexOf(level) : 3;
  return [...findings].sort((a, b) => rank(a) - rank(b));
}

/** Counts changes by level: `2 breaking changes, 1 warning, 3 notes, 1 allowed`. */
export function countChanges(findings: readonly BreakingFinding[]): string {
  const open = findings.filter(({ allowed }) => allowed === null);
  const count = (level: BreakingFinding["level"], word: string): string => {
    const many = open.filter((one) => one.level === level).length;
    return many === 0 ? "" : `${many} ${word}${many === 1 ? "" : "s"}`;
  };
  const allowed = findings.length - open.length;
  return [
    count("error", "breaking change") || "no breaking change",
    count("warn", "warning"),
    count("info", "note"),
    allowed === 0 ? "" : `${allowed} allowed`,
  ]
    .filter((text) => text !== "")
    .join(", ");
}

function prettyFinding(one: BreakingFinding, paint: Paint): TerminalText {
  const { span, level, direction, axes, code, rule, fingerprint, allowed } = one;
  const place = showInLine(`${span.file}:${span.start.line}:${span.start.column}`);
  const where = paint.bold(one.side === "old" ? terminal`${place} (old)` : place);
  const colour = { error: paint.red, warn: paint.yellow, info: paint.blue }[level];
  const word = allowed === null ? colour(level) : paint.dim("allowed");
  const message = showInLine(one.message);
  const sides = direction === "both" ? "requests and responses" : `${direction}s`;
  const why = showInLine(`${catalog[code].explanation} (${sides}: ${axesText(axes)})`);
  const end =
    allowed === null
      ? terminal`${paint.cyan("hint:")} ${showInLine(one.hint)}`
      : terminal`${paint.cyan("allowed:")} ${showInLine(allowed)}`;
  const head = terminal`${where} ${word} ${code} ${rule}: ${message}\n`;
  if (level === "info" && allowed === null) return head;
  const mark = paint.dim(terminal`fingerprint: ${showInLine(fingerprint)}`);
  return terminal`${head}  ${paint.cyan("why:")} ${why}\n  ${end}\n  ${mark}\n`;
}
