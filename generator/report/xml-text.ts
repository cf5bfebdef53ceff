import { makerOf, type Encoded } from "../diagnostics/encoded-text.ts";
import { showInvisible } from "../diagnostics/visible-text.ts";

// The only file that makes XML.

const maker = makerOf<"XML">();

export type XmlText = Encoded<"XML">;

/** XML of ours, with text that was made for it. */
export const xml = maker.compose;

/** Pieces of XML one after the other. */
export const joinXml = maker.join;

/** Text between tags. What XML may not hold at all is shown by its code. */
export function xmlText(value: string): XmlText {
  return maker.seal(escaped(value));
}

/** The same in quotes, where a line break would become a space. */
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
