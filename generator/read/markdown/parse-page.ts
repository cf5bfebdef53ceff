import type { Node, PhrasingContent, RootContent, Table, TableCell, TableRow } from "mdast";
import { parseCells } from "./parse-cells.ts";
import { parseMarkdown } from "./parse-markdown.ts";
import { positionOf } from "./position-of.ts";
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
  readonly rows: readonly BodyRow[];
}

interface BodyRow {
  readonly text: string;
  readonly cells: readonly BodyCell[];
}

interface BodyCell {
  /** The part of the row between the pipes. */
  readonly inside: Stretch;
  /** The same without the space around it, and its text. */
  readonly content: Stretch;
  readonly text: string;
  /** Whether it holds no markdown. */
  readonly isRaw: boolean;
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
  const { outline, bodies } = cutBodies(text, rawColumns);
  if (bodies.size === 0) return parseMarkdown(text).children;
  const unused = new Map(bodies);
  const cells = [...bodies.values()].flatMap(({ rows }) => rows.flatMap((row) => row.cells));
  const marked = cells.filter((cell) => !cell.isRaw && cell.text !== "");
  const nodesOf = parseCells(new Set(marked.map((cell) => cell.text)));
  const nodes = parseMarkdown(outline).children.map((node) => {
    const body = unused.get(positionOf(node).end.line);
    if (node.type !== "table" || body === undefined) return node;
    unused.delete(body.delimiterLine);
    return withBody(node, body, nodesOf);
  });
  return unused.size === 0 ? nodes : parseMarkdown(text).children;
}

/**
 * Cuts off the bodies of what look like tables. Only a body that ends at a blank line is cut off, because the parser
 * takes other text below a row for one more row. The text keeps its lines, so that all places stay the same.
 */
function cutBodies(
  text: string,
  rawColumns: RawColumns,
): {
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
  const end = lines.findLastIndex((line) => !isBlank(line)) + 1;
  for (let at = 0; at < lines.length; at += 1) {
    const start = at;
    const columns = tableLines[start]?.columns;
    if (columns === undefined) continue;
    while (tableLines[at]?.columns === columns) at += 1;
    const rows = lines.slice(start, at);
    if (!isBlank(lines[at] ?? "") || !rows.every(isTableLine)) continue;
    const isRaw = columns.map((column) => rawColumns.has(column));
    bodies.set(start, { delimiterLine: start, rows: rows.map((row) => cutRow(row, isRaw)) });
    if (at === end) outline.length = start;
    else outline.fill("", start, at);
  }
  return { outline: outline.join("\n"), bodies };
}

function cutRow(text: string, isRaw: readonly boolean[]): BodyRow {
  const stretches = cutCells(text);
  // A row that consists of one pipe has one cell.
  const insides =
    stretches.length > 0 ? stretches : [{ start: text.indexOf("|") + 1, end: text.length }];
  const cells = insides.map((inside, index): BodyCell => {
    const content = trimStretch(text, inside);
    const written = text.slice(content.start, content.end);
    return { inside, content, text: written, isRaw: isRaw[index] === true };
  });
  return { text, cells };
}

type NodesOf = ReturnType<typeof parseCells>;

function withBody(table: Table, { delimiterLine, rows }: TableBody, nodesOf: NodesOf): Table {
  const added = rows.map((row, index) => rowNode(row, delimiterLine + 1 + index, nodesOf));
  const { start } = positionOf(table);
  const { end } = positionOf(added.at(-1) ?? table);
  return { ...table, children: [...table.children, ...added], position: { start, end } };
}

/** Returns a row as the parser does: a cell begins at its pipe, and the last cell has two. */
function rowNode({ text, cells }: BodyRow, line: number, nodesOf: NodesOf): TableRow {
  const children = cells.map((cell, index): TableCell => {
    const end = index === cells.length - 1 ? text.length : cell.inside.end;
    return {
      type: "tableCell",
      children: contentNodes(cell, line, nodesOf),
      position: placeOf(line, { start: cell.inside.start - 1, end }),
    };
  });
  const start = text.indexOf("|");
  return { type: "tableRow", children, position: placeOf(line, { start, end: text.length }) };
}

function contentNodes(
  { text, content, isRaw }: BodyCell,
  line: number,
  nodesOf: NodesOf,
): PhrasingContent[] {
  if (text === "") return [];
  return isRaw
    ? [{ type: "text", value: text, position: placeOf(line, content) }]
    : nodesOf(text, line, content.start);
}

function placeOf(line: number, { start, end }: Stretch): NonNullable<Node["position"]> {
  return { start: { line, column: start + 1 }, end: { line, column: end + 1 } };
}
