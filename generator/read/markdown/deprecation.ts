import type { PageDeprecation } from "./model-page.ts";

/** A description with its deprecation notice taken out, and the notice. */
export interface Deprecated {
  readonly description: string;
  readonly deprecation: PageDeprecation | null;
}

/** The text that the SDK's generator writes if the author of the API gave no reason. */
const boilerplate =
  "This will be removed in a future release, please migrate away from it as soon as possible.";

/** The warning sign and the word "DEPRECATED", in all the ways in which formatters space, escape or draw them. */
const mark = /(?:: ?warning:|⚠\u{fe0f}?) ?(?:\\?\*){2} ?DEPRECATED ?(?:\\?\*){2}/u.source;

/** The notice of a field row: `: warning: ** DEPRECATED **: reason`, then the description. */
const fieldNotice = new RegExp(`^${mark}:?[ \\n]*(?<reason>[^\\n]*)\\n*`, "u");

/** The notice of a page: `> :warning: **DEPRECATED**: reason` as a paragraph of its own. */
const pageNotice = new RegExp(`(?:^|\\n)> ?${mark}:? *(?<reason>[^\\n]*)(?=\\n|$)`, "u");

/**
 * The words with which authors begin a description: `Deprecated: Use this instead.` The text after a full stop need
 * not be a reason.
 */
const authorNotice =
  /^(?:\*\*|__)?deprecated(?:\*\*|__)?(?:(?<colon>:|\s*[-–—](?=\s))|\.)(?:\*\*|__)?:?(?:\s+|$)/iu;

/** The beginning of a sentence that gives a reason or names a replacement. */
const reasonStart =
  /^(?:use|please|prefer|replaced|superseded|see|migrate|switch|no longer|instead|always|not used|unused|ignored)\b/i;

/**
 * The text up to a full stop that is followed by a space, or to the end of the line. Full stops in a code span and
 * those of `e.g.` and `i.e.` do not end the sentence.
 */
const sentence = /^(?:`[^`\n]*`|\b(?:e\.g|i\.e)\.|[^.!?\n]|[.!?](?!\s|$))+[.!?]?/i;

/**
 * Splits the description of a field. The notice alone counts as a mark too, so that a row whose name is not struck
 * through is still deprecated.
 *
 * @param marked Whether the name is struck through.
 */
export function fieldDeprecation(description: string, marked: boolean): Deprecated {
  return split(description, fieldNotice, marked);
}

/** Splits the description of a page; `marked` tells whether the title is struck through. */
export function pageDeprecation(description: string, marked: boolean): Deprecated {
  return split(description, pageNotice, marked);
}

function split(description: string, notice: RegExp, marked: boolean): Deprecated {
  const match = notice.exec(description);
  if (match === null) return splitAuthors(description, marked);
  const reason = match.groups?.["reason"]?.trim() ?? "";
  const rest = description.replace(notice, "").trim();
  return reason === "" || reason === boilerplate
    ? splitAuthors(rest, true)
    : { description: rest, deprecation: { reason } };
}

/** Splits off the words with which an author says that something is deprecated. They count as a mark. */
function splitAuthors(description: string, marked: boolean): Deprecated {
  const match = authorNotice.exec(description);
  if (match === null) return { description, deprecation: marked ? { reason: "" } : null };
  const rest = description.slice(match[0].length);
  const isReason = match.groups?.["colon"] !== undefined || reasonStart.test(rest);
  const reason = isReason ? (sentence.exec(rest)?.[0] ?? "") : "";
  return {
    description: rest.slice(reason.length).trim(),
    deprecation: { reason: reason.trim() },
  };
}

/** Removes the `~~` with which pages strike through deprecated names and titles. */
export function unstrike(text: string): { readonly text: string; readonly marked: boolean } {
  const match = /^~~(?<inner>.*)~~$/.exec(text);
  const inner = match?.groups?.["inner"];
  return inner === undefined ? { text, marked: false } : { text: inner, marked: true };
}
