import type { PhrasingContent, RootContent } from "mdast";
import type { ModelId } from "../../model/type.ts";
import { inertBlocks } from "./inert.ts";
import { parseBlocks } from "./markdown.ts";
import { text } from "./nodes.ts";
import { readPlain } from "./read-plain.ts";

/** The blocks of a description, inert. */
export function describe(markdown: string): readonly RootContent[] {
  if (markdown === "") return [];
  return inertBlocks(readPlain(markdown) ?? parseBlocks(markdown));
}

/** Words in which line breaks stay such: folded cells have one for each line of the original. */
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

/** The first sentence of a description, as plain text; `""` when there is none. */
export function firstSentence(markdown: string): string {
  // A paragraph ends at a blank line, whatever else may not; what comes after need not be parsed.
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
