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
 */
export function markdownProse(text: string): MarkdownText {
  const shown = showInLine(text);
  const parts = shown.split("`");
  if (parts.length % 2 === 0) return maker.seal(escaped(shown));
  const spans = parts.map((part, index) => {
    if (index % 2 === 0) return escaped(part);
    return part === "" ? escaped("``") : `\`${part}\``;
  });
  return maker.seal(spans.join(""));
}

/** Returns text as a code span, with backticks shown as quotes. */
export function markdownCode(text: string): MarkdownText {
  return maker.seal(`\`${showInLine(text).replaceAll("`", "'")}\``);
}

/** Returns the catalog's explanation of a code, which is markdown of ours. */
export function catalogExplanation(code: DiagnosticCode): MarkdownText {
  return maker.seal(catalog[code].explanation);
}

function escaped(text: string): string {
  return text.replaceAll(
    /[\\`*_{}[\]<>()#+!|~@&:]/g,
    (character) => `&#${character.charCodeAt(0)};`,
  );
}
