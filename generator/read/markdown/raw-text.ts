import { decodeString } from "micromark-util-decode-string";

/** Line breaks as cells have them, in any of the spellings that formatters give them. */
const lineBreak = /<br\s*\/?>/gi;

/** A cell's text with its line breaks unfolded. */
export function unfold(text: string): string {
  return text.replaceAll(lineBreak, "\n").trim();
}

/**
 * Backslashes that formatters put before a character so that it stays what it is: before those of markdown anywhere,
 * before a dot, a colon and an at sign where an address could begin (`www.`, `https:`, `a@b`). Others are raw text.
 */
const escapes =
  /\\(?=[*_`[\]<>&~#!])|(?<=[Ww])\\(?=\.[-.\w])|(?<=[ps])\\(?=:\/)|(?<=[-+.\w])\\(?=@[-.\w])/g;

/**
 * What stood in a cell of raw text (a value, an example) before people and formatters made markdown of it.
 *
 * SDK generators write such text as it is, so a `*` there is a star. Formatters take it for markdown and write `\*`,
 * and put links around addresses. Both come out as the star: of all backslashes only those go that formatters add.
 */
export function undoMarkup(text: string): string {
  return text
    .replaceAll(/<((?:https?|ftp):\/\/[^\s<>]*)>/g, "$1")
    .replaceAll(/(?<=^|")<([^\s<>@"]+@[^\s<>@"]+)>(?=$|")/g, "$1")
    .replace(/^\[([^\]]+)\]\((?:(?:https?:\/\/)?|mailto:)\1\)$/, "$1")
    .replaceAll(escapes, "");
}

/** A value of an enum as the API sends it: raw text, which people also put in code or write with entities. */
export function rawValue(text: string): string {
  const code = codeText(text);
  if (code !== null) return code;
  return undoMarkup(text).replaceAll(
    /&(?:#x[\da-f]{1,6}|#\d{1,7}|[a-z][\da-z]{1,30});/gi,
    decodeString,
  );
}

/** What a code span says, if the text is one and nothing else. */
export function codeText(text: string): string | null {
  const match = /^(?<ticks>`+)(?<inner>[^`]+|[^`].*[^`])\k<ticks>$/.exec(text);
  const inner = match?.groups?.["inner"];
  return inner === undefined ? null : inner.replace(/^ (?=.*[^ ])(.*) $/, "$1");
}

/** The text of a cell that holds a word or a sign: without emphasis, code, anchors, escapes and entities. */
export function plainText(text: string): string {
  let plain = withoutTags(text);
  for (const wrapper of wrappers) plain = plain.replace(wrapper, "$<inner>").trim();
  return decodeString(codeText(plain) ?? plain);
}

/** A text without the tags that anchors and emphasis are made of. */
export function withoutTags(text: string): string {
  return text.replaceAll(/<\/?(?:a|b|code|em|i|kbd|span|strong)\b[^<>]*>/gi, "").trim();
}

/** What people put around a word, from the outside in. */
const wrappers = [
  /^\*\*(?<inner>.+)\*\*$/,
  /^\*(?<inner>.+)\*$/,
  /^__(?<inner>`.+`)__$/,
  /^_(?<inner>`.+`)_$/,
  /^\[(?<inner>.+)\]\([^()]*\)$/,
];

/** As much of a text as a message has room for. */
export function excerpt(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
