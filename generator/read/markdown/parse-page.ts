import type { Node, PhrasingContent, RootContent, Table, TableCell, TableRow } from "mdast";
import { parseCell } from "./parse-cell.ts";
import { parseMarkdown } from "./parse-markdown.ts";
import {
  cutCells,
  findTableLines,
  isBlank,
  isTableLine,
  trimStretch,
  type Stretch,
} from "./table-lines.ts";

/** The rows of a table below its delimiter row. */
interface TableBody {
  /** The line of the delimiter row, counted from 1. The body begins on the next line. */
  readonly delimiterLine: number;
  /** The names of the table's columns, in lower case. */
  readonly columns: readonly string[];
  readonly rows: readonly string[];
}

/** The columns, by their names in lower case, whose cells hold no markdown. Each of these cells is one text. */
export type RawColumns = ReadonlySet<string>;

/**
 * Parses a page to the blocks that {@link parseMarkdown} makes of it, in a fraction of the time.
 *
 * Pages consist mostly of rows, and the parser takes longer for the pipes of a row than for all of its text. So the
 * parser gets the page without the bodies of its tables, and says where there are tables. Their rows are then cut at
 * the pipes, and their cells are parsed by themselves, equal cells once. If the parser finds no table at the place of a
 * body, because it lies in a block of code for example, the page is parsed as a whole.
 */
export function parsePage(text: string, rawColumns: RawColumns): readonly RootContent[] {
  const { outline, bodies } = cutBodies(text);
  if (bodies.size === 0) return parseMarkdown(text).children;
  const unused = new Map(bodies);
  const nodes = parseMarkdown(outline).children.map((node) => {
    const line = node.type === "table" ? node.position?.end.line : undefined;
    const body = unused.get(line ?? 0);
    if (node.type !== "table" || body === undefined) return node;
    unused.delete(body.delimiterLine);
    return withBody(node, body, rawColumns);
  });
  return unused.size === 0 ? nodes : parseMarkdown(text).children;
}

/**
 * Cuts off the bodies of what look like tables. Only a body that ends at a blank line is cut off, because the parser
 * takes other text below a row for one more row. The text keeps its lines, so that all places stay the same.
 */
function cutBodies(text: string): {
  readonly outline: string;
  /** The bodies, by the line of the delimiter row. */
  readonly bodies: ReadonlyMap<number, TableBody>;
} {
  const bodies = new Map<number, TableBody>();
  // A reference such as `[name]` is a link only together with its definition, so its cell cannot be parsed alone.
  if (text.includes("]:")) return { outline: text, bodies };
  const lines = text.split("\n");
  const tableLines = findTableLines(lines);
  const outline = [...lines];
  for (let at = 0; at < lines.length; at += 1) {
    const start = at;
    const columns = tableLines[start]?.columns;
    if (columns === undefined) continue;
    while (tableLines[at]?.columns === columns) at += 1;
    const rows = lines.slice(start, at);
    if (!isBlank(lines[at] ?? "") || !rows.every(isTableLine)) continue;
    bodies.set(start, { delimiterLine: start, columns, rows });
    outline.fill("", start, at);
  }
  return { outline: outline.join("\n"), bodies };
}

function withBody(table: Table, body: TableBody, rawColumns: RawColumns): Table {
  const { delimiterLine, rows } = body;
  const isRaw = body.columns.map((column) => rawColumns.has(column));
  const added = rows.map((row, index) => bodyRow(row, delimiterLine + 1 + index, isRaw));
  const place = added.at(-1)?.position ?? table.position;
  const end = place?.end ?? { line: delimiterLine, column: 1 };
  return {
    ...table,
    children: [...table.children, ...added],
    position: { start: table.position?.start ?? end, end },
  };
}

/** Returns a row as the parser does: a cell begins at its pipe, and the last cell has two. */
function bodyRow(text: string, line: number, isRaw: readonly boolean[]): TableRow {
  const start = text.indexOf("|");
  const stretches = cutCells(text);
  // A row that consists of one pipe has one cell.
  const insides = stretches.length > 0 ? stretches : [{ start: start + 1, end: text.length }];
  const children = insides.map((inside, index): TableCell => {
    const end = index === insides.length - 1 ? text.length : inside.end;
    return {
      type: "tableCell",
      children: cellContent(text, trimStretch(text, inside), line, isRaw[index] === true),
      position: placeOf(line, { start: inside.start - 1, end }),
    };
  });
  return { type: "tableRow", children, position: placeOf(line, { start, end: text.length }) };
}

function cellContent(
  row: string,
  stretch: Stretch,
  line: number,
  isRaw: boolean,
): PhrasingContent[] {
  const text = row.slice(stretch.start, stretch.end);
  if (text === "") return [];
  return isRaw
    ? [{ type: "text", value: text, position: placeOf(line, stretch) }]
    : parseCell(text, line, stretch.start);
}

function placeOf(line: number, { start, end }: Stretch): NonNullable<Node["position"]> {
  return { start: { line, column: start + 1 }, end: { line, column: end + 1 } };
}
