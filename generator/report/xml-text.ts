import { makerOf, type Encoded } from "../diagnostics/encoded-text.ts";
import { withoutCommands } from "../diagnostics/log-commands.ts";
import { showInvisible } from "../diagnostics/visible-text.ts";

// This is the only file that makes XML.

const maker = makerOf<"XML">((text) => withoutCommands(text, reference));

export type XmlText = Encoded<"XML">;

/** Composes XML of ours with text that was made for XML. */
export const xml = maker.compose;

/** Joins pieces of XML. */
export const joinXml = maker.join;

/**
 * Returns text for use between tags. Characters that XML does not allow are shown by their code. A line break is
 * written as a reference, so that no text begins a line of the document, which stands in a log.
 */
export function xmlText(value: string): XmlText {
  return maker.seal(escaped(value));
}

/** Returns text for use in quotes. */
export function xmlAttribute(value: string): XmlText {
  return maker.seal(escaped(value).replaceAll('"', "&quot;"));
}

function escaped(value: string): string {
  return showInvisible(value)
    .replaceAll(/\p{Surrogate}|[\uFFFE\uFFFF]/gu, "\uFFFD")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\n", reference);
}

/** Returns a character as a reference, which every parser reads as the character. */
function reference(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}
