import type { Node, Parents, PhrasingContent, RootContent, TableCell } from "mdast";
import type { SourceSpan } from "../../diagnostics/span.ts";
import type { SourceFile } from "../source/source-file.ts";
import { parseMarkdown } from "./parse-markdown.ts";
import type { SqueezedText } from "./squeeze-padding.ts";

/** A parsed page, with the means to quote it and to name places on disk. */
export interface PageSource {
  readonly file: string;
  readonly nodes: readonly RootContent[];
  /** Addresses that links refer to by a name, in lower case. */
  readonly definitions: ReadonlyMap<string, string>;
  /** The page's lines as they are on disk. */
  readonly lines: readonly string[];
  /** The place on disk of a node. */
  readonly span: (node: Node) => SourceSpan;
  /** The text of a node as written. */
  readonly slice: (node: Node) => string;
}

/**
 * Parses a page.
 *
 * @param squeezed the page without table padding: what it is quoted from
 * @param markdown what to parse: as long, and with line breaks at the same places
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
  const found = nodes.flatMap((node) =>
    node.type === "definition" ? [[node.identifier.toLowerCase(), node.url] as const] : [],
  );
  // If two have one name, the first counts.
  return new Map(found.reverse());
}

/** A node's position; mdast marks it optional because trees can be made by hand, ours never are. */
export function positionOf(node: Node): NonNullable<Node["position"]> {
  if (node.position === undefined)
    throw new Error("Modelmark bug: markdown node without a position");
  return node.position;
}

/** The stretch of a cell or heading that has content, without pipes, marks and padding. */
export function contentOf(node: Parents | TableCell): Node {
  const first: PhrasingContent | Node | undefined = node.children[0];
  const last: PhrasingContent | Node | undefined = node.children.at(-1);
  if (first === undefined || last === undefined) return node;
  return {
    type: "content",
    position: { start: positionOf(first).start, end: positionOf(last).end },
  };
}
