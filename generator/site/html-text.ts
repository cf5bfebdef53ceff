import { makerOf, type Encoded } from "../diagnostics/encoded-text.ts";

// The only file that makes HTML for pages of the site.

const maker = makerOf<"HTML of the site">();

export type HtmlText = Encoded<"HTML of the site">;

/** HTML of ours, with text that was made for it. */
export const siteHtml = maker.compose;

/** Text in elements and in attributes: nothing in it ends either, or begins an interpolation of Vue. */
export function htmlText(text: string): HtmlText {
  return maker.seal(
    text.replaceAll(/[&<>"'{}]/g, (character) => `&#${character.codePointAt(0) ?? 0};`),
  );
}

/** A word as the name of an element or a class, without everything but plain letters and digits. */
export function htmlWord(word: string): HtmlText {
  return maker.seal(word.replaceAll(/[^a-z0-9]/gi, ""));
}

/** What the highlighter that the site is built with has made of code. */
export function highlighted(code: string): HtmlText {
  return maker.seal(code);
}

/** What markdown-it has put together of tokens whose own rules give {@link HtmlText} or have no text. */
export function rendered(text: string): HtmlText {
  return maker.seal(text);
}
