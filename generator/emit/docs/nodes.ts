import type {
  AlignType,
  Blockquote,
  Code,
  Emphasis,
  Heading,
  Html,
  InlineCode,
  Link,
  List,
  Paragraph,
  PhrasingContent,
  RootContent,
  Strong,
  Table,
  TableCell,
  Text,
} from "mdast";
import { showInvisibleInLine } from "../../diagnostics/visible-text.ts";
import type { DiagramText } from "./diagram-text.ts";
import type { OwnHtml } from "./own-html.ts";

// Functions that make mdast nodes, so that the code of a page is as short as its outline.
// See https://github.com/syntax-tree/mdast

/** The parts of a sentence: nodes, and texts that become text nodes. */
export type Words = readonly (string | PhrasingContent)[];

/** Makes text within a line. A line break in it becomes a visible escape, so that it cannot begin a block. */
export function text(value: string): Text {
  return { type: "text", value: showInvisibleInLine(value) };
}

/** Makes text that keeps its line breaks. */
export function lines(value: string): Text {
  return { type: "text", value };
}

/** Makes inline code. Line breaks become visible escapes, as in {@link text}. */
export function code(value: string): InlineCode {
  return { type: "inlineCode", value: showInvisibleInLine(value) };
}

export function strong(value: string): Strong {
  return { type: "strong", children: [text(value)] };
}

export function emphasis(value: string): Emphasis {
  return { type: "emphasis", children: [text(value)] };
}

/** Makes a node of HTML. It takes our own HTML only. */
export function html(value: OwnHtml): Html {
  return { type: "html", value };
}

export function link(url: string, ...words: Words): Link {
  return { type: "link", url, children: phrasing(words) };
}

export function phrasing(words: Words): PhrasingContent[] {
  return words.map((word) => (typeof word === "string" ? text(word) : word));
}

export function paragraph(...words: Words): Paragraph {
  return { type: "paragraph", children: phrasing(words) };
}

export function heading(depth: 1 | 2 | 3, ...words: Words): Heading {
  return { type: "heading", depth, children: phrasing(words) };
}

export function quote(...children: readonly (Paragraph | RootContent)[]): Blockquote {
  return { type: "blockquote", children: children.filter(isFlow) };
}

function isFlow(node: RootContent): node is Blockquote["children"][number] {
  return node.type !== "yaml";
}

export function list(items: readonly Words[]): List {
  return {
    type: "list",
    ordered: false,
    spread: false,
    children: items.map((words) => ({
      type: "listItem",
      spread: false,
      children: [paragraph(...words)],
    })),
  };
}

/** Makes a code block that hosts of markdown show unchanged. */
export function fence(lang: "json" | "ts", value: string): Code {
  return { type: "code", lang, value };
}

/** Makes a diagram, which hosts of markdown draw. */
export function drawing(value: DiagramText): Code {
  return { type: "code", lang: "mermaid", value };
}

export function table(head: readonly string[], rows: readonly (readonly Words[])[]): Table {
  const cell = (words: Words): TableCell => ({ type: "tableCell", children: phrasing(words) });
  return {
    type: "table",
    align: head.map((): AlignType => null),
    children: [head.map((name) => [name]), ...rows].map((cells) => ({
      type: "tableRow",
      children: cells.map(cell),
    })),
  };
}
