import type { PhrasingContent, RootContent } from "mdast";
import type { ModelId } from "../../model/type.ts";
import { inertBlocks } from "./inert.ts";
import { parseBlocks } from "./markdown.ts";
import { text } from "./nodes.ts";
import { readPlain } from "./read-plain.ts";

/** Parses a description into blocks, and makes them inert. */
export function describe(markdown: string): readonly RootContent[] {
  if (markdown === "") return [];
  return inertBlocks(readPlain(markdown) ?? parseBlocks(markdown));
}

/**
 * Replaces each line break in words with the node `lineBreak`, since the lines of a folded cell mean separate lines.
 */
export function withBreaks(
  nodes: readonly PhrasingContent[],
  lineBreak: PhrasingContent,
): PhrasingContent[] {
  return nodes.flatMap((node): PhrasingContent[] => {
    if (node.type === "break") return [lineBreak];
    if (node.type === "text" && node.value.includes("\n")) {
      return node.value
        .split("\n")
        .flatMap((line, index) => (index === 0 ? [text(line)] : [lineBreak, text(line)]));
    }
    if (node.type === "emphasis" || node.type === "strong" || node.type === "link") {
      return [{ ...node, children: withBreaks(node.children, lineBreak) }];
    }
    return [node];
  });
}

/** The first sentence of each model's description. */
export type Sentences = ReadonlyMap<ModelId, string>;

/** Returns the first sentence of a description as plain text, or `""` if it does not begin with a paragraph. */
export function firstSentence(markdown: string): string {
  // The first paragraph ends at a blank line at the latest, so the rest is not parsed.
  const [first] = describe(markdown.split(/\n[ \t]*\n/, 1)[0] ?? "");
  if (first?.type !== "paragraph") return "";
  const line = plainText(first.children).replaceAll(/\s+/g, " ").trim();
  const end = /[.!?](?=\s|$)/.exec(line);
  return end === null ? line : line.slice(0, end.index + 1);
}

function plainText(nodes: readonly PhrasingContent[]): string {
  return nodes
    .map((node) => {
      if (node.type === "break") return " ";
      if ("children" in node) return plainText(node.children);
      return "value" in node ? node.value : "";
    })
    .join("");
}
