import { cutCells, findTableLines } from "./table-lines.ts";

/** Columns that are read as the text they are, so that the markdown in them plays no part. */
const rawColumns: readonly string[] = ["description", "example", "value"];

/**
 * A page in which the cells of raw columns hold nothing but `x`, at the same places, for the markdown parser.
 *
 * It cuts a page into blocks and cells; what a description or an example says is then taken from the page itself.
 * So nothing in them can confuse the parser, nor keep it busy: an example of a thousand lines costs what one word does.
 */
export function maskRawCells(text: string): string {
  const lines = text.split("\n");
  const tableLines = findTableLines(lines);
  return lines
    .map((line, index) => {
      const columns = tableLines[index]?.columns;
      return columns === undefined ? line : maskRow(line, columns);
    })
    .join("\n");
}

function maskRow(line: string, columns: readonly string[]): string {
  let text = "";
  let from = 0;
  for (const [index, { start, end }] of cutCells(line).entries()) {
    // What a line begins with decides what it is, so it stays.
    if (start === 0 || !rawColumns.includes(columns[index] ?? "")) continue;
    text += line.slice(from, start) + line.slice(start, end).replaceAll(/[^ \t]/g, "x");
    from = end;
  }
  return text + line.slice(from);
}
