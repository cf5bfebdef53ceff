import { catalog, type DiagnosticCode } from "../diagnostics/catalog.ts";
import { makerOf, type Encoded } from "../diagnostics/encoded-text.ts";
import { showInLine } from "../diagnostics/terminal-text.ts";

// The only file that makes the markdown of reports.

const maker = makerOf<"markdown">();

export type MarkdownText = Encoded<"markdown">;

/** Markdown of ours, with text that was made for it. */
export const inMarkdown = maker.compose;

/** Pieces of markdown one after the other. */
export const joinMarkdown = maker.join;

/**
 * Text as text, save for code spans whose content cannot end them: no markup, mention or link of a page survives. Pages may
 * hold backticks of their own: of an odd number none marks a span.
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

/** Text as code, in which a backtick shows as a quote. */
export function markdownCode(text: string): MarkdownText {
  return maker.seal(`\`${showInLine(text).replaceAll("`", "'")}\``);
}

/** What the catalog says of a code, which is markdown of ours. */
export function catalogExplanation(code: DiagnosticCode): MarkdownText {
  return maker.seal(catalog[code].explanation);
}

function escaped(text: string): string {
  return text.replaceAll(
    /[\\`*_{}[\]<>()#+!|~@&:]/g,
    (character) => `&#${character.charCodeAt(0)};`,
  );
}
