import type { RootContent } from "mdast";
import type { PageSource } from "./page-source.ts";
import { positionOf } from "./position-of.ts";

/**
 * Whether a block is a comment of HTML or MDX. Comments such as `<!-- prettier-ignore-start -->` are for tools, not
 * for readers.
 */
export function isComment(node: RootContent, source: PageSource): boolean {
  const text = node.type === "html" || node.type === "paragraph" ? source.slice(node).trim() : "";
  return isOne(text, "<!--", "-->") || isOne(text, "{/*", "*/}");
}

function isOne(text: string, open: string, close: string): boolean {
  return text.startsWith(open) && text.indexOf(close) === text.length - close.length;
}

/**
 * Whether a block above the title is for a tool: a comment, an anchor, a link definition, or an import or export of
 * MDX.
 */
export function isPreamble(node: RootContent, source: PageSource): boolean {
  if (node.type === "html" || node.type === "definition" || isComment(node, source)) return true;
  if (node.type !== "paragraph") return false;
  if (node.children.every(({ type }) => type === "html")) return true;
  return /^(?:import|export)\s/.test(source.slice(node));
}

/** Returns the markdown of some blocks as it is on disk, indentation included, but without comments. */
export function blockText(nodes: readonly RootContent[], source: PageSource): string {
  const comments = new Set(nodes.filter((node) => isComment(node, source)));
  const [first, ...others] = nodes.filter((node) => !comments.has(node));
  if (first === undefined) return "";
  const from = positionOf(first).start.line;
  const to = positionOf(others.at(-1) ?? first).end.line;
  const hidden = new Set<number>();
  for (const node of comments) {
    const { start, end } = positionOf(node);
    // The blank line after a comment goes too, so that one of the two gaps around it remains.
    const last = source.lines[end.line]?.trim() === "" ? end.line + 1 : end.line;
    for (let line = start.line; line <= last; line += 1) hidden.add(line);
  }
  return source.lines
    .slice(from - 1, to)
    .filter((_, index) => !hidden.has(from + index))
    .join("\n")
    .trimEnd();
}
