import type { Deprecation, JsonValue } from "../../model/model.ts";
import { jsonInText } from "../json-in-text.ts";
import { commentText, textWidth, withoutTags, type CommentText } from "./code-text.ts";

/** The content of a doc comment. The texts are untrusted markdown from the page. */
export interface DocSource {
  readonly description: string;
  readonly deprecation: Deprecation | null;
  readonly examples?: readonly JsonValue[];
  /** A remark of ours, after the remarks of the page. It may quote the page, so it is escaped like them. */
  readonly note?: string;
}

/**
 * Returns the inside of a TSDoc comment: the first paragraph as the summary, the rest as `@remarks`, then `@deprecated`
 * and `@example`.
 *
 * @returns `null` if there is nothing to say
 * @see https://tsdoc.org
 */
export function docComment(source: DocSource): CommentText | null {
  const [summary = "", ...rest] = paragraphs(decodeBraces(source.description));
  const notes = source.note === undefined ? [] : [source.note];
  const remarks = [...rest, ...notes].map(withoutTags);
  const blocks = [
    ...(summary === "" ? [] : [withoutTags(summary)]),
    ...(remarks.length === 0 ? [] : [`@remarks\n${remarks.join("\n\n")}`]),
    ...(source.deprecation === null ? [] : [deprecated(source.deprecation)]),
    ...(source.examples ?? []).map(example),
  ];
  return blocks.length === 0 ? null : commentText(blocks);
}

function deprecated({ reason }: Deprecation): string {
  // Without a reason, the space is at the end of a line, where no comment keeps it.
  return `@deprecated ${withoutTags(decodeBraces(reason))}`;
}

/** Returns an example. JSON in a string is shown without quotes and escapes, since nobody could read it otherwise. */
function example(value: JsonValue): string {
  const json = typeof value === "string" ? jsonInText(value, textWidth) : null;
  if (json !== null) return exampleFence(json);
  if (typeof value !== "object" || value === null) {
    return `@example ${withoutTags(JSON.stringify(value))}`;
  }
  return exampleFence(JSON.stringify(value, null, 2));
}

function exampleFence(json: string): string {
  return `@example\n\`\`\`json\n${withoutTags(json)}\n\`\`\``;
}

/** Splits markdown at blank lines. A fence is one block, even with blank lines in it. */
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

/** Decodes braces. APIs with docs in Javadoc style write the braces of `{@link …}` as entities. */
function decodeBraces(markdown: string): string {
  return markdown.replaceAll("&#123;", "{").replaceAll("&#125;", "}");
}
