import type { Node, Parents, PhrasingContent, RootContent, TableCell } from "mdast";
import type { SourceSpan } from "../../diagnostics/span.ts";
import type { SourceFile } from "../source/source-file.ts";
import { parseMarkdown } from "./parse-markdown.ts";
import type { SqueezedText } from "./squeeze-padding.ts";

/** A parsed page, with functions that quote it and that find places on disk. */
export interface PageSource {
  readonly file: string;
  readonly nodes: readonly RootContent[];
  /** The addresses of link reference definitions, by name in lower case. */
  readonly definitions: ReadonlyMap<string, string>;
  /** The lines of the page as they are on disk. */
  readonly lines: readonly string[];
  /** Returns the place of a node on disk. */
  readonly span: (node: Node) => SourceSpan;
  /** Returns the text of a node as written. */
  readonly slice: (node: Node) => string;
}

/**
 * Parses a page.
 *
 * @param squeezed The page without table padding. Quotes are taken from it.
 * @param markdown The text to parse. It has the same length and the same line breaks as the squeezed text.
 */
export function pageSource(
  page: SourceFile,
  { text, originalColumn }: SqueezedText,
  markdown: string,
): PageSource {
  const nodes = parseMarkdown(markdown).children;
  const place = (point: { line: number; column: number }) => ({
    line: point.line,
    column: originalColumn(point.line, point.column),
  });
  return {
    file: page.path,
    nodes,
    definitions: definitionsIn(nodes),
    lines: page.text.split("\n"),
    span: (node) => {
      const { start, end } = positionOf(node);
      return { file: page.path, start: place(start), end: place(end) };
    },
    slice: (node) => {
      const { start, end } = positionOf(node);
      return text.slice(start.offset, end.offset);
    },
  };
}

function definitionsIn(nodes: readonly RootContent[]): ReadonlyMap<string, string> {
  const definitions = nodes.flatMap((node) =>
    node.type === "definition" ? [[node.identifier.toLowerCase(), node.url] as const] : [],
  );
  // If two definitions have the same name, the first one counts.
  return new Map(definitions.reverse());
}

/**
 * Returns the position of a node. mdast declares it optional because trees can be built by hand, but parsed nodes
 * always have one.
 *
 * @throws Error if there is none, which is a bug of Modelmark.
 */
export function positionOf(node: Node): NonNullable<Node["position"]> {
  if (node.position === undefined)
    throw new Error("Modelmark bug: markdown node without a position");
  return node.position;
}

/** Returns the content of a cell or heading as a node, without pipes, marks and padding. */
export function contentOf(node: Parents | TableCell): Node {
  const first: PhrasingContent | Node | undefined = node.children[0];
  const last: PhrasingContent | Node | undefined = node.children.at(-1);
  if (first === undefined || last === undefined) return node;
  return {
    type: "content",
    position: { start: positionOf(first).start, end: positionOf(last).end },
  };
}
