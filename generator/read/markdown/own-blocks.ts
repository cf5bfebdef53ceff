import type { Blockquote, Paragraph, RootContent } from "mdast";
import type { PageSource } from "./page-source.ts";

/** Whether a quote is a deprecation notice. */
export function isDeprecation({ children: [first] }: Blockquote): boolean {
  return first?.type === "paragraph" && textOf(first) === "Deprecated.";
}

/** Returns the reason of a deprecation notice, as markdown. */
export function quotedReason({ children: [, ...reason] }: Blockquote, source: PageSource): string {
  return blockText(reason, source).replaceAll(/^> ?/gm, "");
}

/** Returns the lines of some blocks as they are written. */
export function blockText(nodes: readonly RootContent[], source: PageSource): string {
  const first = nodes[0]?.position;
  const last = nodes.at(-1)?.position;
  if (first === undefined || last === undefined) return "";
  return source.lines
    .slice(first.start.line - 1, last.end.line)
    .join("\n")
    .trimEnd();
}

/** Returns the text of a heading or a paragraph. */
export function textOf(node: RootContent | Paragraph): string {
  if ("value" in node) return node.type === "html" ? "" : node.value;
  return "children" in node ? node.children.map((child) => textOf(child)).join("") : "";
}
