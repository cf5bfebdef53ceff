import type { Axes } from "../../generator/diff/axes.ts";
import type { Change } from "../../generator/diff/change.ts";
import { findChanges } from "../../generator/diff/find-changes.ts";
import { unresolvedOf } from "../../generator/diff/unresolved.ts";
import type { SourceSpan } from "../../generator/diagnostics/span.ts";
import type { DataModel } from "../../generator/model/model.ts";

/** A place in the page that models made without pages share. */
export function atLine(line: number): { readonly source: SourceSpan } {
  const start = { line, column: 1 };
  return { source: { file: "page.md", start, end: start } };
}

/**
 * Tells each edit between two specs in one line: its rule, what it is about, what it was and is, its place in the old
 * or new spec, and its axes where they are those of this edit alone.
 */
export function toldChanges(
  before: readonly DataModel[],
  after: readonly DataModel[],
  unresolved: readonly SourceSpan[] = [],
): readonly string[] {
  const now = { models: after, unresolved };
  const settings = { dates: "string", unresolved: unresolvedOf(now) } as const;
  return findChanges({ models: before }, now, settings).changes.map(told);
}

function told(change: Change): string {
  const { rule, before, after, member, from, to, span, side, axes, instead } = change;
  return [
    rule,
    [before?.id ?? after?.id, ...(member === null ? [] : [member])].join("."),
    ...(from === "" && to === "" ? [] : [`${from} -> ${to}`]),
    `${side}:${span.start.line}`,
    ...(axes === undefined ? [] : [toldAxes(axes)]),
    ...(instead === undefined ? [] : [`or ${instead}`]),
  ].join(" ");
}

function toldAxes({ sent, received, compiles }: Axes): string {
  return [sent, received, compiles.request, compiles.response].join("/");
}
