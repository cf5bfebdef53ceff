import type { Node, Parents, PhrasingContent, RootContent, TableCell } from "mdast";
import type { SourceSpan } from "../../diagnostics/span.ts";
import type { SourceFile } from "../source/source-file.ts";
import { positionOf } from "./position-of.ts";
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
 * Returns a page with its blocks.
 *
 * @param squeezed The page without table padding. Quotes are taken from it.
 * @param nodes The blocks, with their places in the squeezed text.
 */
export function pageSource(
  page: SourceFile,
  { text, originalColumn }: SqueezedText,
  nodes: readonly RootContent[],
): PageSource {
  const offsets = lineOffsets(text);
  const offsetOf = ({ line, column }: { line: number; column: number }): number =>
    (offsets[line - 1] ?? 0) + column - 1;
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
      return text.slice(offsetOf(start), offsetOf(end));
    },
  };
}

/** Returns the offset of the beginning of each line. */
function lineOffsets(text: string): readonly number[] {
  const offsets = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1))
    offsets.push(at + 1);
  return offsets;
}

function definitionsIn(nodes: readonly RootContent[]): ReadonlyMap<string, string> {
  const definitions = nodes.flatMap((node) =>
    node.type === "definition" ? [[node.identifier.toLowerCase(), node.url] as const] : [],
  );
  // If two definitions have the same name, the first one counts.
  return new Map(definitions.reverse());
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
