import { catalog } from "../diagnostics/catalog.ts";
import { showInLine } from "../diagnostics/visible-text.ts";
import type { BreakingFinding } from "../diff/diff-models.ts";
import { axesText } from "./axes-text.ts";
import type { Paint } from "./paint.ts";

/** What a change of a spec breaks, for a person: the worst first, with why, how to allow it, and a count. */
export function prettyDiff(findings: readonly BreakingFinding[], paint: Paint): string {
  if (findings.length === 0) return "No change that counts: nothing breaks.\n";
  const blocks = bySeverity(findings).map((one) => prettyFinding(one, paint));
  return `${blocks.join("\n")}\n${countChanges(findings)}\n`;
}

/** The worst first, allowed ones last; else in the order given. */
export function bySeverity(findings: readonly BreakingFinding[]): readonly BreakingFinding[] {
  const rank = ({ level, allowed }: BreakingFinding): number =>
    allowed === null ? ["error", "warn", "info"].indexOf(level) : 3;
  return [...findings].sort((a, b) => rank(a) - rank(b));
}

/** `2 breaking changes, 1 warning, 3 notes, 1 allowed`. */
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

function prettyFinding(one: BreakingFinding, paint: Paint): string {
  const { span, level, direction, axes, code, rule, fingerprint, allowed } = one;
  const place = showInLine(`${span.file}:${span.start.line}:${span.start.column}`);
  const where = paint.bold(one.side === "old" ? `${place} (old)` : place);
  const colour = { error: paint.red, warn: paint.yellow, info: paint.blue }[level];
  const word = allowed === null ? colour(level) : paint.dim("allowed");
  const message = showInLine(one.message);
  const sides = direction === "both" ? "requests and responses" : `${direction}s`;
  const why = `${catalog[code].explanation} (${sides}: ${axesText(axes)})`;
  const reason = allowed === null ? "" : showInLine(allowed);
  const end =
    allowed === null ? `${paint.cyan("hint:")} ${one.hint}` : `${paint.cyan("allowed:")} ${reason}`;
  const head = `${where} ${word} ${code} ${rule}: ${message}\n`;
  if (level === "info" && allowed === null) return head;
  return `${head}  ${paint.cyan("why:")} ${why}\n  ${end}\n  ${paint.dim(`fingerprint: ${fingerprint}`)}\n`;
}
