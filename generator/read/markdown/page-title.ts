import type { Heading } from "mdast";
import { decodeString } from "micromark-util-decode-string";
import { unstrike } from "./deprecation.ts";
import { contentOf, type PageSource } from "./page-source.ts";
import { plainText, withoutHtml } from "./raw-text.ts";

/** The text of a heading, and whether it is struck through. */
export interface HeadingText {
  readonly text: string;
  readonly marked: boolean;
}

/** The anchors that site generators put after a heading: `{#pair}`, `[](#pair)`. */
const anchor = /(?:\\?\{:?\s*#[^{}]*\\?\}|\[[#¶§]?\]\(#[^()]*\))$/;

/**
 * Returns the text of a heading as the SDK's generator writes it, without the anchors, code spans and links that
 * other tools add.
 */
export function headingText(heading: Heading, source: PageSource): HeadingText {
  const written = source.slice(contentOf(heading)).trim().replace(anchor, "").trimEnd();
  const { text, marked } = unstrike(withoutHtml(written));
  const inner = unstrike(stripDecoration(text));
  return { text: inner.text, marked: marked || inner.marked };
}

/** Removes asterisks, code spans and links. Underscores stay, because they may be part of the name. */
function stripDecoration(text: string): string {
  return /^[*`[]/.test(text) ? plainText(text) : decodeString(text);
}
