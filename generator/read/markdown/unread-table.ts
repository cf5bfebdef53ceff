import type { RootContent } from "mdast";
import { diagnostic, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { SourceSpan } from "../../diagnostics/span.ts";
import type { PageSource } from "./page-source.ts";
import { positionOf } from "./position-of.ts";
import { excerpt } from "./raw-text.ts";

/**
 * Finds the first part of some blocks that looks like a table but was not read: a table with other columns, one
 * inside a quote or a list, one in HTML or in code, or rows whose delimiter line is missing.
 */
export function findUnreadTable(
  nodes: readonly RootContent[],
  source: PageSource,
): Diagnostic | null {
  const first = firstRow(nodes, source);
  return first === null ? null : diagnostic("MM2017", { row: excerpt(first.text) }, first.span);
}

/**
 * Finds the first row beside a table that does not belong to it, because an empty line or other text stands between
 * them.
 */
export function findLostRow(nodes: readonly RootContent[], source: PageSource): Diagnostic | null {
  const first = firstRow(nodes, source);
  return first === null ? null : diagnostic("MM2022", { row: excerpt(first.text) }, first.span);
}

/** Returns the first line in some blocks that looks like a row, with its place. */
function firstRow(
  nodes: readonly RootContent[],
  source: PageSource,
): { readonly text: string; readonly span: SourceSpan } | null {
  for (const node of nodes) {
    const line = tableLine(node, source);
    if (line === null) continue;
    const text = source.lines[line - 1] ?? "";
    const start = { line, column: 1 };
    const end = { line, column: text.length + 1 };
    const squeezed = text.trim().replaceAll(/ {2,}/g, " ");
    return { text: squeezed, span: { file: source.file, start, end } };
  }
  return null;
}

/** Returns the line on which a block contains something like a table, or `null`. */
function tableLine(node: RootContent, source: PageSource): number | null {
  const { start, end } = positionOf(node);
  const lines = source.lines.slice(start.line - 1, end.line);
  const index = lines.findIndex((line) => isRowLike(line));
  return index === -1 ? null : start.line + index;
}

/** Whether a line has at least three pipes or the tag of a table. Two pipes may be prose. */
function isRowLike(line: string): boolean {
  return (line.match(/(?<!\\)\|/g)?.length ?? 0) >= 3 || /<table\b/i.test(line);
}
