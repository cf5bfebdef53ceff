import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import {
  joinTerminal,
  padTerminal,
  showInLine,
  terminal,
  type TerminalText,
} from "../diagnostics/terminal-text.ts";
import type { Model } from "../model/model.ts";
import { openTags } from "../model/open-tags.ts";
import type { FileChange } from "../output/plan.ts";
import type { Paint } from "./paint.ts";
import { countFindings } from "./pretty-diagnostics.ts";

/** The result of `generate` for one project. */
export interface GenerateSummary {
  readonly project: string;
  readonly pages: number;
  readonly models: readonly Model[];
  readonly wireDecision: string;
  readonly nullDecision: string;
  /** How many cells are read as `unknown` and why; `""` if there are none. */
  readonly unknownCells: string;
  readonly out: string;
  readonly changes: readonly FileChange[];
}

/** Counts models by kind: `5 objects, 1 enum`. */
export function countModels(models: readonly Model[]): string {
  const kinds = Object.entries(kindWords).flatMap(([kind, [one, several]]) => {
    const count = models.filter((model) => kindOf(model) === kind).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : several}`];
  });
  return kinds.join(", ");
}

const kindWords = {
  object: ["object", "objects"],
  enum: ["enum", "enums"],
  union: ["union", "unions"],
  unknown: ["union of unknown members", "unions of unknown members"],
  envelope: ["body", "bodies"],
  bodiless: ["page without a body", "pages without a body"],
} as const;

function kindOf(model: Model): keyof typeof kindWords {
  return model.kind === "envelope" && model.body === null ? "bodiless" : model.kind;
}

/** Counts files by the kind of their change. The json reporter gives these counts too. */
export function countChanges(changes: readonly FileChange[]): Readonly<Record<string, number>> {
  const count = (kind: FileChange["kind"]): number =>
    changes.filter((change) => change.kind === kind).length;
  return {
    created: count("create"),
    updated: count("update"),
    unchanged: count("keep"),
    removed: count("delete"),
  };
}

/**
 * Returns the summary of one project. It has three lines, the project's name if there is one, and a line each for
 * hidden nulls, open tags and unknown cells.
 */
export function prettySummary(summary: GenerateSummary, paint: Paint): TerminalText {
  const { project, pages, models, wireDecision, nullDecision, unknownCells, out, changes } =
    summary;
  const tags = openTags(models);
  const files = Object.entries(countChanges(changes)).map(([what, count]) => {
    const text = terminal`${count} ${showInLine(what)}`;
    return count === 0 ? paint.dim(text) : text;
  });
  return joinTerminal([
    project === "" ? terminal`` : terminal`${paint.bold(showInLine(project))}\n`,
    summaryRow("read", `${pages} page${pages === 1 ? "" : "s"}: ${countModels(models)}`, paint),
    summaryRow("names", wireDecision, paint),
    nullDecision === "" ? terminal`` : summaryRow("nulls", nullDecision, paint),
    tags === "" ? terminal`` : summaryRow("tags", tags, paint),
    unknownCells === "" ? terminal`` : summaryRow("unknown", unknownCells, paint),
    row("wrote", terminal`${showInLine(out)}: ${joinTerminal(files, terminal`, `)}`, paint),
  ]);
}

/**
 * Returns one line about the findings in all projects, or `""` if there are none. With `verbose`, notes have been
 * shown already.
 */
export function prettyFindings(
  diagnostics: readonly Diagnostic[],
  paint: Paint,
  verbose: boolean,
): TerminalText {
  const notes = diagnostics.filter(({ severity }) => severity === "info").length;
  const counts = [
    countFindings(diagnostics),
    notes === 0 ? "" : `${notes} note${notes === 1 ? "" : "s"}${verbose ? "" : remedy(notes)}`,
  ].filter((text) => text !== "");
  return counts.length === 0 ? terminal`` : summaryRow("found", counts.join(", "), paint);
}

function remedy(notes: number): string {
  return ` (--verbose shows ${notes === 1 ? "it" : "them"})`;
}

/** Returns one line of a summary. */
export function summaryRow(label: RowLabel, text: string, paint: Paint): TerminalText {
  return row(label, showInLine(text), paint);
}

type RowLabel = "read" | "names" | "nulls" | "tags" | "unknown" | "wrote" | "found" | "time";

function row(label: RowLabel, text: TerminalText, paint: Paint): TerminalText {
  return terminal`${paint.dim(padTerminal(terminal`${label}`, 8))}${text}\n`;
}
