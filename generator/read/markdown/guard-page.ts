import { diagnostic, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import { findTableLines } from "./table-lines.ts";

/**
 * The limits on what makes a CommonMark parser slow. Emphasis, links and code take time that grows with the square of
 * the marks in one block. Quotes, lists, underlined headings and their continuation lines take time that grows with
 * the square of their number on the page. The limits are well above the maximum on 12,000 pages of real SDKs (in
 * brackets). A page that reaches all of them takes about a second.
 *
 * Raw cells are masked before (see `mask-cells.ts`), so they hold no marks.
 */
const limits = {
  /** Characters, without padding (54,902). */
  characters: 1_000_000,
  /** Pipes in one line (6). */
  cells: 200,
  /** Table rows (205; enums of other SDKs have 1,100). */
  rows: 20_000,
  /** Lines outside of tables (64), lines that begin a quote or a list item (40), and underlines of headings (0). */
  lines: 3_000,
  items: 500,
  underlines: 100,
  /** Markdown characters in one block (21), and on the whole page. */
  marks: 1_000,
  marksInAll: 50_000,
} as const;

type Limited = keyof typeof limits;

const names: Readonly<Record<Limited, string>> = {
  characters: "characters",
  cells: "cells in a row",
  rows: "rows",
  lines: "lines outside of tables",
  items: "quotes and list items",
  underlines: "underlined headings",
  marks: "markdown marks in one block",
  marksInAll: "markdown marks",
};

/** The characters that make up emphasis, links, code, entities, quotes and lists. */
const marks = /[*_[\]`<>&!\\]|[-+](?=\s)|\d[.)](?=\s)/g;

/**
 * Refuses a page that would take longer to parse than any real page.
 *
 * @param text The text to parse, without padding and with masked raw cells.
 */
export function guardPage(file: string, text: string): Diagnostic | null {
  const count: Record<Limited, number> = {
    ...{ characters: text.length, cells: 0, rows: 0, lines: 0 },
    ...{ items: 0, underlines: 0, marks: 0, marksInAll: 0 },
  };
  const lines = text.length > limits.characters ? [""] : text.split("\n");
  const tableLines = findTableLines(lines);
  for (const [index, line] of lines.entries()) {
    countLine(line, tableLines[index]?.isApart === true, count);
    const excess = excessOf(count);
    if (excess === undefined) continue;
    const start = { line: index + 1, column: 1 };
    const params = { what: names[excess], limit: limits[excess] };
    return diagnostic("MM2015", params, { file, start, end: start });
  }
  return null;
}

function countLine(line: string, isRow: boolean, count: Record<Limited, number>): void {
  const markCount = line.match(marks)?.length ?? 0;
  // Each table row is parsed on its own; other lines belong together up to a blank line.
  count.marks = (isRow || line.trim() === "" ? 0 : count.marks) + markCount;
  count.marksInAll += markCount;
  count.cells = line.match(/\|/g)?.length ?? 0;
  if (isRow) count.rows += 1;
  else countProse(line, count);
}

function countProse(line: string, count: Record<Limited, number>): void {
  count.lines += 1;
  const item = /^(?<indent>\s*)(?:>|[-+*](?:\s|$)|\d{1,9}[.)](?:\s|$))/.exec(line);
  // The deeper an item is nested, the more lists the parser searches for it.
  if (item !== null) count.items += 1 + Math.floor((item.groups?.["indent"]?.length ?? 0) / 4);
  count.underlines += /^\s*(?:=+|-+)\s*$/.test(line) ? 1 : 0;
}

function excessOf(count: Readonly<Record<Limited, number>>): Limited | undefined {
  return limitedInOrder.find((one) => count[one] > limits[one]);
}

const limitedInOrder: readonly Limited[] = [
  ...(["characters", "rows", "lines", "items", "underlines"] as const),
  ...(["marksInAll", "marks", "cells"] as const),
];
