import { catalog, type DiagnosticCode } from "../diagnostics/catalog.ts";
import { makerOf, type Encoded } from "../diagnostics/encoded-text.ts";
import { showInLine } from "../diagnostics/terminal-text.ts";

// This is the only file that makes the markdown of reports.

const maker = makerOf<"markdown">();

export type MarkdownText = Encoded<"markdown">;

/** Composes markdown of ours with text that was made for markdown. */
export const inMarkdown = maker.compose;

/** Joins pieces of markdown. */
export const joinMarkdown = maker.join;

/**
 * Returns text with all markup escaped except code spans, so that no other markup, mention or link of a page
 * survives. Text with an odd number of backticks has no code spans, because it is unclear which backticks mark one.
 * Words that a service would make a link become code spans too.
 */
export function markdownProse(text: string): MarkdownText {
  const shown = showInLine(text);
  const parts = shown.split("`");
  if (parts.length % 2 === 0) return maker.seal(escaped(shown));
  const spans = parts.map((part, index) => {
    if (index % 2 === 0) return escaped(part);
    return part === "" ? escaped("``") : `\`${part}\``;
  });
  // Backticks of two spans that touch would be read as one longer mark.
  return maker.seal(spans.join("").replaceAll("``", "` `"));
}

/** Returns text as a code span, with backticks shown as quotes. */
export function markdownCode(text: string): MarkdownText {
  return maker.seal(`\`${showInLine(text).replaceAll("`", "'")}\``);
}

/** Returns the catalog's explanation of a code, which is markdown of ours. */
export function catalogExplanation(code: DiagnosticCode): MarkdownText {
  return maker.seal(catalog[code].explanation);
}

/**
 * What services make a link, a mention, a picture or a formula of: addresses, names of people, numbers of issues,
 * hashes of commits and names of emoji. They look for it in the finished text, after references such as `&#64;` have
 * been decoded, and leave out nothing but code.
 *
 * @see https://github.github.com/gfm/#autolinks-extension-
 * @see https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting/autolinked-references-and-urls
 * @see https://docs.gitlab.com/user/markdown/#gitlab-specific-references
 */
const linked =
  /[@$]|:\/|www\.|\[\[|[#!%&~^:][\p{L}\p{N}"_+-]|[\p{L}\p{N}_-]\.\p{L}|\p{L}-\p{N}|[0-9a-f]{7}/iu;

function escaped(text: string): string {
  return text.replaceAll(/[^\s`]+|`/g, (word) => (linked.test(word) ? `\`${word}\`` : inert(word)));
}

function inert(word: string): string {
  return word.replaceAll(
    /[\\`*_{}[\]<>()#+!|~@&:]/g,
    (character) => `&#${character.charCodeAt(0)};`,
  );
}
