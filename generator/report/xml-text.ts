import { makerOf, type Encoded } from "../diagnostics/encoded-text.ts";
import { showInvisible } from "../diagnostics/visible-text.ts";

// This is the only file that makes XML.

const maker = makerOf<"XML">();

export type XmlText = Encoded<"XML">;

/** Composes XML of ours with text that was made for XML. */
export const xml = maker.compose;

/** Joins pieces of XML. */
export const joinXml = maker.join;

/** Returns text for use between tags. Characters that XML does not allow are shown by their code. */
export function xmlText(value: string): XmlText {
  return maker.seal(escaped(value));
}

/** Returns text for use in quotes, where a bare line break would become a space. */
export function xmlAttribute(value: string): XmlText {
  return maker.seal(
    escaped(value)
      .replaceAll('"', "&quot;")
      .replaceAll(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`),
  );
}

function escaped(value: string): string {
  return showInvisible(value)
    .replaceAll(/\p{Surrogate}|[\uFFFE\uFFFF]/gu, "\uFFFD")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
