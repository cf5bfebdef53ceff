import { cutCells, findTableLines, trimStretch } from "./table-lines.ts";

/** The columns, in lower case, that are read as written. Only types are read as markdown. */
export const rawColumns: ReadonlySet<string> = new Set([
  ...["field", "required", "description", "example", "name", "value"],
]);

/**
 * Returns a page in which the cells of raw columns contain only `x`, as many as they have characters.
 *
 * The parser only cuts this text into blocks and cells; the content of raw cells is taken from the page itself. So no
 * description or example can confuse the parser or slow it down: an example of a thousand lines costs as much as one
 * word.
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
  for (const [index, cell] of cutCells(line).entries()) {
    // The beginning of a line decides what kind of block it is, so it stays.
    if (cell.start === 0 || !rawColumns.has(columns[index] ?? "")) continue;
    const { start, end } = trimStretch(line, cell);
    text += line.slice(from, start) + "x".repeat(end - start);
    from = end;
  }
  return text + line.slice(from);
}
