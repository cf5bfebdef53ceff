import { makerOf, type Encoded } from "../../diagnostics/encoded-text.ts";
import { showInvisibleInLine } from "../../diagnostics/visible-text.ts";

// The only file that makes the HTML in pages of the docs.

const maker = makerOf<"HTML of docs">();

export type OwnHtml = Encoded<"HTML of docs">;

/** A line break within a cell. */
export const lineBreak: OwnHtml = maker.compose`<br/>`;

/** Makes an anchor that links can lead to. */
export function anchorHtml(id: string): OwnHtml {
  return maker.seal(`<a id="${id.replaceAll(/[^a-z0-9-]/g, "")}"></a>`);
}

/** Makes a comment of one line. The text cannot end it early. */
export function commentHtml(text: string): OwnHtml {
  return maker.seal(`<!-- ${showInvisibleInLine(text).replaceAll(/[<>]/g, escaped)} -->`);
}

function escaped(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}
