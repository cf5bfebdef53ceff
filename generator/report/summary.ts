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

/** What `generate` did for one project. */
export interface GenerateSummary {
  readonly project: string;
  readonly pages: number;
  readonly models: readonly Model[];
  readonly wireDecision: string;
  readonly nullDecision: string;
  /** How many cells are read as `unknown` and why; `""` where none is. */
  readonly unknownCells: string;
  readonly out: string;
  readonly changes: readonly FileChange[];
}

/** Models by kind, in words: `5 objects, 1 enum`. */
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

/** How many files of each kind of change, as the json reporter gives them too. */
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

/** The summary of one project: three lines, one more each where pages hide null, tags are open or cells unknown, and its name if it has one. */
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

/** What was found in all projects, one line; `""` when there is nothing to say. With `verbose`, notes were shown. */
export function prettyFindings(
  diagnostics: readonly Diagnostic[],
  paint: Paint,
  verbose: boolean,
): TerminalText {
  const notes = diagnostics.filter(({ severity }) => severity === "info").length;
  const found = [
    countFindings(diagnostics),
    notes === 0 ? "" : `${notes} note${notes === 1 ? "" : "s"}${verbose ? "" : remedy(notes)}`,
  ].filter((text) => text !== "");
  return found.length === 0 ? terminal`` : summaryRow("found", found.join(", "), paint);
}

function remedy(notes: number): string {
  return ` (--verbose shows ${notes === 1 ? "it" : "them"})`;
}

/** One line of a summary. */
export function summaryRow(label: RowLabel, text: string, paint: Paint): TerminalText {
  return row(label, showInLine(text), paint);
}

type RowLabel = "read" | "names" | "nulls" | "tags" | "unknown" | "wrote" | "found" | "time";

function row(label: RowLabel, text: TerminalText, paint: Paint): TerminalText {
  return terminal`${paint.dim(padTerminal(terminal`${label}`, 8))}${text}\n`;
}
