import type { PhrasingContent } from "mdast";
import { parseMarkdown } from "./parse-markdown.ts";
import { positionOf } from "./position-of.ts";

/** Pages repeat a few hundred types in thousands of rows, so the nodes of cells are kept, up to these numbers. */
const limits = { cells: 10_000, characters: 1_000 };

const nodesOfCells = new Map<string, readonly PhrasingContent[]>();

/**
 * Parses the contents of table cells, whose pipes are escaped. All cells that are new are parsed at once, because the
 * parser takes a while to begin.
 *
 * @param texts not empty, and without spaces around them
 * @returns a function that returns the nodes of one of these texts, with their places on a page, given the line,
 *   counted from 1, and the number of characters before the text on that line
 */
export function parseCells(
  texts: ReadonlySet<string>,
): (text: string, line: number, start: number) => PhrasingContent[] {
  const unknown = [...texts].filter((text) => !nodesOfCells.has(text));
  const parsed = new Map([...texts].map((text) => [text, nodesOfCells.get(text) ?? []]));
  for (const [text, nodes] of parseAll(unknown)) {
    parsed.set(text, nodes);
    if (nodesOfCells.size === limits.cells) nodesOfCells.clear();
    if (text.length <= limits.characters) nodesOfCells.set(text, nodes);
  }
  return (text, line, start) => {
    const nodes = parsed.get(text) ?? [];
    const down = nodes[0] === undefined ? 0 : line - positionOf(nodes[0]).start.line;
    return nodes.map((node) => moved(node, down, start - before.length));
  };
}

/** What comes before a cell in the table that is parsed. */
const before = "| ";

function parseAll(texts: readonly string[]): readonly (readonly [string, PhrasingContent[]])[] {
  if (texts.length === 0) return [];
  const rows = texts.map((text) => `${before}${text} |`);
  const [table] = parseMarkdown(["| - |", "| - |", ...rows].join("\n")).children;
  const cells = table?.type === "table" ? table.children.slice(1) : [];
  return texts.map((text, index) => [text, cells[index]?.children[0]?.children ?? []] as const);
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
