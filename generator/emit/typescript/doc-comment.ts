import type { Deprecation, JsonValue } from "../../model/model.ts";
import { showInvisible } from "../../diagnostics/visible-text.ts";
import { jsonInText } from "../json-in-text.ts";
import { wrapMarkdown } from "./wrap-markdown.ts";

/** What a doc comment says. Texts are markdown from the page, untrusted. */
export interface DocSource {
  readonly description: string;
  readonly deprecation: Deprecation | null;
  readonly examples?: readonly JsonValue[];
  /** What we say, after the page's remarks. It may quote the page, so it is escaped like all else. */
  readonly note?: string;
}

/** The width of a comment's text: with its mark, and the indentation of a property, a line has 100 columns. */
export const textWidth = 95;

/** The same for a comment of one line, which has its end there too. */
const lineWidth = 91;

/**
 * The inside of a TSDoc comment: the first paragraph as summary, the rest as `@remarks`, then `@deprecated` and
 * `@example`; `null` when there is nothing to say. Several lines start with a line break, which is how ts-morph
 * is told to give the comment's marks lines of their own.
 *
 * This is the only place where page text enters comments: it cannot end them, and cannot start a tag.
 *
 * @see https://tsdoc.org
 */
export function docComment(source: DocSource): string | null {
  const [summary = "", ...rest] = paragraphs(decodeBraces(source.description));
  const notes = source.note === undefined ? [] : [source.note];
  const remarks = [...rest, ...notes].map(neutralise);
  const blocks = [
    ...(summary === "" ? [] : [neutralise(summary)]),
    ...(remarks.length === 0 ? [] : [`@remarks\n${remarks.join("\n\n")}`]),
    ...(source.deprecation === null ? [] : [deprecated(source.deprecation)]),
    ...(source.examples ?? []).map(example),
  ];
  return blocks.length === 0 ? null : commentText(blocks);
}

/**
 * The inside of a comment made of blocks, with a blank line between two, and no line too long. It cannot end the comment,
 * whatever the blocks hold; tags are for the caller to care for.
 */
export function commentText(blocks: readonly string[]): string {
  const lines = wrapMarkdown(withoutEnd(blocks.join("\n\n")), textWidth);
  // Once more: two lines, or what was trimmed, must not make an end together.
  const text = withoutEnd(lines.map((line) => line.trimEnd()).join("\n"));
  return lines.length === 1 && text.length <= lineWidth ? text : `\n${text}`;
}

function deprecated({ reason }: Deprecation): string {
  return reason === "" ? "@deprecated" : `@deprecated ${neutralise(decodeBraces(reason))}`;
}

/** JSON that a text holds is shown as what it is: in quotes of its own, with every quote escaped, nobody can read it. */
function example(value: JsonValue): string {
  const json = typeof value === "string" ? jsonInText(value, textWidth) : null;
  if (json !== null) return exampleFence(json);
  if (typeof value !== "object" || value === null) {
    return `@example ${neutralise(JSON.stringify(value))}`;
  }
  return exampleFence(JSON.stringify(value, null, 2));
}

function exampleFence(json: string): string {
  return `@example\n\`\`\`json\n${neutralise(json)}\n\`\`\``;
}

/** Blocks between blank lines; a fence is one block whatever is in it. */
function paragraphs(markdown: string): readonly string[] {
  const blocks: string[][] = [[]];
  let fence: string | null = null;
  for (const line of markdown.split("\n")) {
    const marker = /^ {0,3}(?<marker>```+|~~~+)/.exec(line)?.groups?.["marker"] ?? null;
    if (fence === null) fence = marker;
    else if (marker?.startsWith(fence) === true) fence = null;
    if (line.trim() === "" && fence === null) blocks.push([]);
    else blocks.at(-1)?.push(line);
  }
  return blocks.filter((block) => block.length > 0).map((block) => block.join("\n"));
}

/** APIs documented in Javadoc style write `{@link …}` with braces as entities; as text they are just braces. */
function decodeBraces(markdown: string): string {
  return markdown.replaceAll("&#123;", "{").replaceAll("&#125;", "}");
}

function withoutEnd(text: string): string {
  return text.replaceAll("*/", "*\\/");
}

/** To TypeScript a tag begins at any `@` after white space, in the middle of a line too, or after a brace. */
function neutralise(text: string): string {
  return showInvisible(text).replaceAll(/(?<=^|[\s*{}])@/g, "\\@");
}
