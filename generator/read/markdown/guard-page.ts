import { diagnostic, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import { findTableLines } from "./table-lines.ts";

/**
 * What makes a CommonMark parser slow, and how much of it a page may have. Emphasis, links and code take time that
 * grows with the square of the marks in one block; quotes, lists, underlined headings and lines that continue
 * them, with the square of their number on the page. The limits stand well above anything seen on 12,000 pages of
 * real SDKs (in brackets), and with all of them reached a page takes about a second.
 *
 * Raw cells (see `mask-cells.ts`) hold no marks by then.
 */
const limits = {
  /** Characters, without padding (54,902). */
  characters: 1_000_000,
  /** Pipes in one line (6). */
  cells: 200,
  /** Rows of tables (205; enums of other SDKs have 1,100). */
  rows: 20_000,
  /** Lines that are no rows (64), those that begin a quote or an item (40), and underlines of headings (0). */
  lines: 3_000,
  items: 500,
  underlines: 100,
  /** Markdown's own characters in one block (21), and on the whole page. */
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

/** What emphasis, links, code, entities, quotes and lists are made of. */
const marks = /[*_[\]`<>&!\\]|[-+](?=\s)|\d[.)](?=\s)/g;

/**
 * Refuses a page that would take more time to parse than any real page could be worth.
 *
 * @param text what is to be parsed: without padding, raw cells masked
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
  const found = line.match(marks)?.length ?? 0;
  // Each row of a table is parsed on its own; other lines belong together until a blank one.
  count.marks = (isRow || line.trim() === "" ? 0 : count.marks) + found;
  count.marksInAll += found;
  count.cells = line.match(/\|/g)?.length ?? 0;
  if (isRow) count.rows += 1;
  else countProse(line, count);
}

function countProse(line: string, count: Record<Limited, number>): void {
  count.lines += 1;
  const item = /^(?<indent>\s*)(?:>|[-+*](?:\s|$)|\d{1,9}[.)](?:\s|$))/.exec(line);
  // The deeper an item stands, the more lists the parser looks through for it.
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
