import { makerOf, type Encoded } from "../diagnostics/encoded-text.ts";

// The only file that makes the HTML for pages of the site.

const maker = makerOf<"HTML of the site">();

export type HtmlText = Encoded<"HTML of the site">;

/** A template tag for HTML of ours with other HTML text in it. */
export const siteHtml = maker.compose;

/** Escapes text for elements and attributes. The text cannot end either of them, or begin an interpolation of Vue. */
export function htmlText(text: string): HtmlText {
  return maker.seal(
    text.replaceAll(/[&<>"'{}]/g, (character) => `&#${character.codePointAt(0) ?? 0};`),
  );
}

/** Makes a word safe as the name of an element or a class, by dropping everything but plain letters and digits. */
export function htmlWord(word: string): HtmlText {
  return maker.seal(word.replaceAll(/[^a-z0-9]/gi, ""));
}

/** Marks code as HTML. It takes only the output of the highlighter that the site is built with. */
export function highlighted(code: string): HtmlText {
  return maker.seal(code);
}

/** Marks text as HTML. It takes only output of markdown-it whose rules return {@link HtmlText} or print no text. */
export function rendered(text: string): HtmlText {
  return maker.seal(text);
}
