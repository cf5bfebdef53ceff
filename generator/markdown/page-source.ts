import type { Node, Parents, PhrasingContent, TableCell } from "mdast";
import type { SourceSpan } from "../diagnostics/span.ts";
import type { SourceFile } from "../source/source-file.ts";
import { squeezePadding } from "./squeeze-padding.ts";

/** A page's text as the parser sees it, with the means to quote it and to name places on disk. */
export interface PageSource {
  readonly file: string;
  /** Without table padding: what to parse, and what node offsets count in. */
  readonly text: string;
  /** The page's lines as they are on disk. */
  readonly lines: readonly string[];
  /** The place on disk of a node. */
  readonly span: (node: Node) => SourceSpan;
  /** The text of a node as written. */
  readonly slice: (node: Node) => string;
}

/** Prepares a page for reading. */
export function pageSource(page: SourceFile): PageSource {
  const { text, originalColumn } = squeezePadding(page.text);
  const place = (point: { line: number; column: number }) => ({
    line: point.line,
    column: originalColumn(point.line, point.column),
  });
  return {
    file: page.path,
    text,
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
