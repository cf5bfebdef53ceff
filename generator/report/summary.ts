import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { showInLine } from "../diagnostics/visible-text.ts";
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
export function prettySummary(summary: GenerateSummary, paint: Paint): string {
  const { project, pages, models, wireDecision, nullDecision, unknownCells, out, changes } =
    summary;
  const tags = openTags(models);
  const files = Object.entries(countChanges(changes)).map(([what, count]) => {
    const text = `${count} ${what}`;
    return count === 0 ? paint.dim(text) : text;
  });
  return [
    project === "" ? "" : `${paint.bold(showInLine(project))}\n`,
    summaryRow("read", `${pages} page${pages === 1 ? "" : "s"}: ${countModels(models)}`, paint),
    summaryRow("names", showInLine(wireDecision), paint),
    nullDecision === "" ? "" : summaryRow("nulls", showInLine(nullDecision), paint),
    tags === "" ? "" : summaryRow("tags", tags, paint),
    unknownCells === "" ? "" : summaryRow("unknown", showInLine(unknownCells), paint),
    summaryRow("wrote", `${showInLine(out)}: ${files.join(", ")}`, paint),
  ].join("");
}

/** What was found in all projects, one line; `""` when there is nothing to say. With `verbose`, notes were shown. */
export function prettyFindings(
  diagnostics: readonly Diagnostic[],
  paint: Paint,
  verbose: boolean,
): string {
  const notes = diagnostics.filter(({ severity }) => severity === "info").length;
  const found = [
    countFindings(diagnostics),
    notes === 0 ? "" : `${notes} note${notes === 1 ? "" : "s"}${verbose ? "" : remedy(notes)}`,
  ].filter((text) => text !== "");
  return found.length === 0 ? "" : summaryRow("found", found.join(", "), paint);
}

function remedy(notes: number): string {
  return ` (--verbose shows ${notes === 1 ? "it" : "them"})`;
}

/** One line of a summary. */
export function summaryRow(label: string, text: string, paint: Paint): string {
  return `${paint.dim(label.padEnd(8))}${text}\n`;
}
