import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceFile } from "../source/source-file.ts";
import { squeezePadding } from "./squeeze-padding.ts";

/**
 * CommonMark's rules for emphasis, links and nested quotes take time that grows with the square of the marks in
 * one block, so a page of a few kilobytes could keep the parser busy for minutes. The limits stand well above
 * anything seen on 9,897 pages of real SDKs (in brackets) and bound the time for one page.
 */
const limits = {
  /** Characters, without padding (54,902). */
  characters: 1_000_000,
  /** Pipes in one line (6). */
  cells: 200,
  /** Markdown's own characters in one block (227), and on the whole page. */
  marks: 1_000,
  marksInAll: 200_000,
};

/** What emphasis, links, code, entities, quotes and lists are made of. */
const marks = /[*_[\]`<>&!\\]|[-+](?=\s)|\d[.)](?=\s)/g;

/** Refuses a page that would take more time to parse than any real page could be worth. */
export function guardPage(page: SourceFile): Diagnostic | null {
  const { text } = squeezePadding(page.text);
  if (text.length > limits.characters) {
    return refuse(page, 1, "characters", limits.characters);
  }
  let marksInBlock = 0;
  let marksInAll = 0;
  for (const [index, line] of text.split("\n").entries()) {
    // Each row of a table is parsed on its own; other lines belong together until a blank one.
    const startsBlock = line.startsWith("|") || line.trim() === "";
    const found = line.match(marks)?.length ?? 0;
    marksInBlock = (startsBlock ? 0 : marksInBlock) + found;
    marksInAll += found;
    if (marksInAll > limits.marksInAll) {
      return refuse(page, index + 1, "markdown marks", limits.marksInAll);
    }
    if (marksInBlock > limits.marks) {
      return refuse(page, index + 1, "markdown marks in one block", limits.marks);
    }
    if (countPipes(line) > limits.cells) {
      return refuse(page, index + 1, "cells in a row", limits.cells);
    }
  }
  return null;
}

function refuse(page: SourceFile, line: number, what: string, limit: number): Diagnostic {
  const start = { line, column: 1 };
  return diagnostic("MM2015", { what, limit }, { file: page.path, start, end: start });
}

function countPipes(line: string): number {
  let count = 0;
  for (let at = line.indexOf("|"); at !== -1; at = line.indexOf("|", at + 1)) count += 1;
  return count;
}
