import type { Heading } from "mdast";
import { decodeString } from "micromark-util-decode-string";
import { unstrike } from "./deprecation.ts";
import { contentOf, type PageSource } from "./page-source.ts";
import { plainText, withoutTags } from "./raw-text.ts";

/** What a heading says, and whether it is struck through. */
export interface HeadingText {
  readonly text: string;
  readonly marked: boolean;
}

/** What site generators put behind a heading: `{#pair}`, `[](#pair)`. */
const anchor = /\s*(?:\\?\{:?\s*#[^{}]*\\?\}|\[[#¶§]?\]\(#[^()]*\))$/;

/** The text of a heading as an SDK's generator writes it, without the anchors, code and links others add. */
export function headingText(heading: Heading, source: PageSource): HeadingText {
  const written = source.slice(contentOf(heading)).trim().replace(anchor, "");
  const { text, marked } = unstrike(withoutTags(written));
  const inner = unstrike(stripDecoration(text));
  return { text: inner.text, marked: marked || inner.marked };
}

/** Emphasis by underscores stays: it may as well be part of the name. */
function stripDecoration(text: string): string {
  return /^[*`[]/.test(text) ? plainText(text) : decodeString(text);
}
