/** A line below the delimiter row of a table. */
export interface TableLine {
  /** The names of the table's columns, in lower case. */
  readonly columns: readonly string[];
  /** Whether the table stands apart from the text above, so that no quote or list reaches into it. */
  readonly isApart: boolean;
}

/** A part of a line, from `start` to `end` (exclusive). */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the rows of tables without parsing the page. The result holds an entry for each line, `null` for a line that
 * is not a row. The parser may disagree (about a code fence, for example), so only costs may depend on the result,
 * never the meaning of a page.
 */
export function findTableLines(lines: readonly string[]): readonly (TableLine | null)[] {
  let table: TableLine | null = null;
  return lines.map((line, index) => {
    const header = lines[index - 1] ?? "";
    if (table === null && isDelimiterRow(line) && isRowLike(header)) {
      // A blank line ends quotes, and also paragraphs that a row could continue.
      const isApart = /^(?:#.*|\s*)$/.test(lines[index - 2] ?? "");
      table = { columns: columnsOf(header), isApart };
      return null;
    }
    if (!isRowLike(line)) table = null;
    return table;
  });
}

/** Whether a line begins with a pipe. With four spaces before the pipe it would be code. */
export function isTableLine(line: string): boolean {
  return /^ {0,3}\|/.test(line);
}

/** Whether a line begins with a pipe, or has a pipe after a name. It must not begin like a quote or a list. */
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
 * Returns the cells of a row, cut as the markdown parser does it: a pipe after a backslash belongs to its cell, and a
 * backslash after another backslash escapes nothing.
 */
export function cutCells(line: string): readonly Stretch[] {
  const cells: Stretch[] = [];
  let start = isTableLine(line) ? line.indexOf("|") + 1 : 0;
  for (let at = start; at < line.length; at += 1) {
    if (line[at] === "\\") at += 1;
    else if (line[at] === "|") {
      cells.push({ start, end: at });
      start = at + 1;
    }
  }
  if (!isBlank(line.slice(start))) cells.push({ start, end: line.length });
  return cells;
}

/** Returns a part of a line without the spaces and tabs around it. */
export function trimStretch(line: string, { start, end }: Stretch): Stretch {
  let [from, to] = [start, end];
  while (from < to && isSpace(line[from])) from += 1;
  while (from < to && isSpace(line[to - 1])) to -= 1;
  return { start: from, end: to };
}

/** Whether a line is blank in markdown, which knows only spaces and tabs. */
export function isBlank(line: string): boolean {
  return !/[^ \t]/.test(line);
}

function isSpace(character: string | undefined): boolean {
  return character === " " || character === "\t";
}

/** Returns the name of a column, without emphasis. */
export function columnName(text: string): string {
  return text
    .replaceAll(/[*_`?:]/g, "")
    .trim()
    .toLowerCase();
}
