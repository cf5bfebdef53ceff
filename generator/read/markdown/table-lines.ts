/** A line below the delimiter row of a table. */
export interface TableLine {
  /** What the table's columns are called, in lower case. */
  readonly columns: readonly string[];
  /** Whether the table stands apart from the text above, so that no quote or list reaches into it. */
  readonly isApart: boolean;
}

/** A stretch of a line, from `start` to before `end`. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the rows of tables without parsing the page: what each line is a row of, or `null`. The parser may see things
 * otherwise (in a code fence, say), so nothing but cost may depend on it.
 */
export function findTableLines(lines: readonly string[]): readonly (TableLine | null)[] {
  let table: TableLine | null = null;
  return lines.map((line, index) => {
    const header = lines[index - 1] ?? "";
    if (table === null && isDelimiterRow(line) && isRowLike(header)) {
      // A blank line ends quotes, and paragraphs that a row could continue.
      const isApart = /^(?:#.*|\s*)$/.test(lines[index - 2] ?? "");
      table = { columns: columnsOf(header), isApart };
      return null;
    }
    if (!isRowLike(line)) table = null;
    return table;
  });
}

/** Whether a line begins with a pipe; four spaces before it would make it code. */
export function isTableLine(line: string): boolean {
  return /^ {0,3}\|/.test(line);
}

/** A line with a pipe at its beginning, or with one behind a name; nothing that could begin a quote or a list. */
function isRowLike(line: string): boolean {
  return isTableLine(line) || (/^(?:[`A-Za-z]|~~)/.test(line) && line.includes("|"));
}

function isDelimiterRow(line: string): boolean {
  return /^[|\-: \t]+$/.test(line) && line.includes("-") && line.includes("|");
}

function columnsOf(header: string): readonly string[] {
  return cutCells(header).map(({ start, end }) => columnName(header.slice(start, end)));
}

/**
 * The cells of a row, as the markdown parser cuts it: a pipe behind a backslash belongs
 * to its cell, and a backslash behind another one escapes nothing.
 */
export function cutCells(line: string): readonly Stretch[] {
  const cells: Stretch[] = [];
  let start = isTableLine(line) ? line.indexOf("|") + 1 : 0;
  for (let at = start; at < line.length; at += 1) {
    if (line[at] === "\\" && (line[at + 1] === "|" || line[at + 1] === "\\")) at += 1;
    else if (line[at] === "|") {
      cells.push({ start, end: at });
      start = at + 1;
    }
  }
  if (line.slice(start).trim() !== "") cells.push({ start, end: line.length });
  return cells;
}

/** The name of a column, whatever emphasis it stands in. */
export function columnName(text: string): string {
  return text
    .replaceAll(/[*_`?:]/g, "")
    .trim()
    .toLowerCase();
}
