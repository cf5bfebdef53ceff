import type { PageDeprecation } from "./model-page.ts";

/** A description with its deprecation notice, if any, taken out. */
export interface Deprecated {
  readonly description: string;
  readonly deprecation: PageDeprecation | null;
}

/** What the SDK's generator writes where the API's author gave no reason. */
const boilerplate =
  "This will be removed in a future release, please migrate away from it as soon as possible.";

/** The sign and the word, however a formatter spaced, escaped or drew them. */
const mark = /(?:: ?warning:|⚠\u{fe0f}?) ?(?:\\?\*){2} ?DEPRECATED ?(?:\\?\*){2}/u.source;

/** `: warning: ** DEPRECATED **: reason`, then the description: how field rows say it. */
const fieldNotice = new RegExp(`^${mark}:?[ \\n]*(?<reason>[^\\n]*)\\n*`, "u");

/** `> :warning: **DEPRECATED**: reason` as a paragraph of its own: how pages say it. */
const pageNotice = new RegExp(`(?:^|\\n)> ?${mark}:? *(?<reason>[^\\n]*)(?=\\n|$)`, "u");

/** `Deprecated: Use this instead.`, as authors begin a description; what follows a full stop may say anything. */
const authorNotice =
  /^(?:\*\*|__)?deprecated(?:(?<colon>:|\s*[-–—](?=\s))|\.)(?:\*\*|__)?:?(?:\s+|$)/iu;

/** The beginning of a sentence that says what to do instead, or why. */
const reasonStart =
  /^(?:use|please|prefer|replaced|superseded|see|migrate|switch|no longer|instead|always|not used|unused|ignored)\b/i;

/** Up to a full stop that a space follows, or to the end of the line; not one in a code span, or after `e.g` or `i.e`. */
const sentence = /^(?:`[^`\n]*`|\b(?:e\.g|i\.e)\.|[^.!?\n]|[.!?](?!\s|$))+[.!?]?/i;

/**
 * Splits a field's description. The notice alone counts as a mark too, so that a row whose name was not
 * struck through is still deprecated.
 *
 * @param marked whether the name is struck through
 */
export function fieldDeprecation(description: string, marked: boolean): Deprecated {
  return split(description, fieldNotice, marked);
}

/** Splits a page's description; `marked` tells whether the title is struck through. */
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

/** Splits a description by the words its author begins it with, which say it as well as a mark does. */
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

/** A name or title with `~~` around it, as pages strike deprecated ones through. */
export function unstrike(text: string): { readonly text: string; readonly marked: boolean } {
  const match = /^~~(?<inner>.*)~~$/.exec(text);
  const inner = match?.groups?.["inner"];
  return inner === undefined ? { text, marked: false } : { text: inner, marked: true };
}
