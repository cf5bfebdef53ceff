import { decodeString } from "micromark-util-decode-string";

/** A line break of a cell, in all the spellings of formatters. */
const lineBreak = /<br\s*\/?>/gi;

/** Restores the line breaks of a cell. */
export function unfold(text: string): string {
  return text.replaceAll(lineBreak, "\n").trim();
}

/**
 * The backslashes that formatters put before a character so that it keeps its meaning. They stand before a markdown
 * character anywhere, and before a dot, a colon or an at sign where an address could begin (`www.`, `https:`, `a@b`).
 * All other backslashes are part of the raw text.
 */
const escapes =
  /\\(?=[*_`[\]<>&~#!])|(?<=[Ww])\\(?=\.[-.\w])|(?<=[ps])\\(?=:\/)|(?<=[-+.\w])\\(?=@[-.\w])/g;

/**
 * Restores the raw text of a cell (a value or an example) that people or formatters turned into markdown.
 *
 * SDK generators write such text unchanged, so a `*` there is a star. Formatters take it for markdown and write `\*`,
 * and they put links around addresses. Both spellings give the star, because only the backslashes that formatters add
 * are removed.
 */
export function undoMarkup(text: string): string {
  return text
    .replaceAll(/<((?:https?|ftp):\/\/[^\s<>]*)>/g, "$1")
    .replaceAll(/(?<=^|")<([^\s<>@"]+@[^\s<>@"]+)>(?=$|")/g, "$1")
    .replace(/^\[([^\]]+)\]\((?:(?:https?:\/\/)?|mailto:)\1\)$/, "$1")
    .replaceAll(escapes, "");
}

/** Returns an enum value as the API sends it. People also write such raw text in code spans or with entities. */
export function rawValue(text: string): string {
  const code = codeText(text);
  if (code !== null) return code;
  return undoMarkup(text).replaceAll(
    /&(?:#x[\da-f]{1,6}|#\d{1,7}|[a-z][\da-z]{1,30});/gi,
    decodeString,
  );
}

/** Returns the content of a code span, or `null` if the text is not exactly one code span. */
export function codeText(text: string): string | null {
  const match = /^(?<ticks>`+)(?<inner>[^`]+|[^`].*[^`])\k<ticks>$/.exec(text);
  const inner = match?.groups?.["inner"];
  return inner === undefined ? null : inner.replace(/^ (?=.*[^ ])(.*) $/, "$1");
}

/**
 * Returns the plain text of a cell that holds a word or a sign, without emphasis, code, anchors, escapes and
 * entities.
 */
export function plainText(text: string): string {
  let plain = withoutHtml(text);
  for (const wrapper of wrappers) plain = plain.replace(wrapper, "$<inner>").trim();
  return decodeString(codeText(plain) ?? plain);
}

/** Removes the HTML tags that anchors and emphasis are made of. */
export function withoutHtml(text: string): string {
  return text.replaceAll(/<\/?(?:a|b|code|em|i|kbd|span|strong)\b[^<>]*>/gi, "").trim();
}

/** The markdown that people put around a word, from the outside in. */
const wrappers = [
  /^\*\*(?<inner>.+)\*\*$/,
  /^\*(?<inner>.+)\*$/,
  /^__(?<inner>`.+`)__$/,
  /^_(?<inner>`.+`)_$/,
  /^\[(?<inner>.+)\]\([^()]*\)$/,
];

/** Shortens a text to the length that a message has room for. */
export function excerpt(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
