import type { PhrasingContent } from "mdast";
import { parseMarkdown } from "./parse-markdown.ts";
import { positionOf } from "./position-of.ts";

/** Pages repeat a few hundred types in thousands of rows, so the nodes of a cell are kept, up to these numbers. */
const limits = { cells: 10_000, characters: 1_000 };

const nodesOfCells = new Map<string, readonly PhrasingContent[]>();

/** The place of the content in the table below. */
const first = { line: 3, column: 3 };

/**
 * Parses the content of a table cell, whose pipes are escaped. The nodes have their places on the page.
 *
 * @param text not empty, and without spaces around it
 * @param line the line of the cell, counted from 1
 * @param start the number of characters before the text on that line
 */
export function parseCell(text: string, line: number, start: number): PhrasingContent[] {
  const down = line - first.line;
  const right = start + 1 - first.column;
  return nodesOf(text).map((node) => moved(node, down, right));
}

function nodesOf(text: string): readonly PhrasingContent[] {
  const earlier = nodesOfCells.get(text);
  if (earlier !== undefined) return earlier;
  const [table] = parseMarkdown(`| - |\n| - |\n| ${text} |`).children;
  const nodes = table?.type === "table" ? (table.children[1]?.children[0]?.children ?? []) : [];
  if (nodesOfCells.size === limits.cells) nodesOfCells.clear();
  if (text.length <= limits.characters) nodesOfCells.set(text, nodes);
  return nodes;
}

/** Returns a node at another place, with its content. Everything in a cell lies on one line. */
function moved(node: PhrasingContent, down: number, right: number): PhrasingContent {
  const { start, end } = positionOf(node);
  const position = {
    start: { line: start.line + down, column: start.column + right },
    end: { line: end.line + down, column: end.column + right },
  };
  if (!("children" in node)) return { ...node, position };
  return { ...node, position, children: node.children.map((one) => moved(one, down, right)) };
}
