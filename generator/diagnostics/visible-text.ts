/**
 * Characters that are invisible or change how the text around them is shown: control characters, line and paragraph
 * separators, byte order marks, bidirectional controls (CVE-2021-42574), letters without a shape (fillers, joiners,
 * tags) and lone surrogates. Variation selectors are not included, because they belong to emoji.
 */
const invisible =
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufff9-\ufffb]|(?![\ufe00-\ufe0f])\p{Default_Ignorable_Code_Point}|\p{Surrogate}/gu;

/** Matches runs of characters among which there may be an invisible one. */
const unusual = /[^\n\x20-\x7e]+/g;
const isPlain = /^[\n\x20-\x7e]*$/;

/** Like {@link showInvisible}, but for text of one line in a file: a line feed is shown as `\n`. */
export function showInvisibleInLine(text: string): string {
  return showInvisible(text).replaceAll("\n", "\\n");
}

/** Shows invisible characters as `\uXXXX`, as JSON and TypeScript write them. Line feeds stay. */
export function showInvisible(text: string): string {
  // Most text is plain, which this expression tells in a fraction of the time that the others take.
  if (isPlain.test(text)) return text;
  return text.replaceAll(unusual, (run) => run.replaceAll(invisible, escaped));
}

function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
