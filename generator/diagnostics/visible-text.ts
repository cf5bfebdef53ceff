/**
 * Characters that do not show, or that change how text around them shows: control characters, line and
 * paragraph separators, byte order marks, bidirectional controls (CVE-2021-42574), lone surrogates.
 */
const invisible =
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|\p{Surrogate}/gu;

/** The same for text that is part of a line, in which a line feed could pass for the end of it: it shows as `\n`. */
export function showInLine(text: string): string {
  return showInvisible(text).replaceAll("\n", "\\n");
}

/** Shows invisible characters as `\uXXXX`; line feeds stay. */
export function showInvisible(text: string): string {
  return text.replaceAll(invisible, (character) => {
    const code = character.charCodeAt(0).toString(16).padStart(4, "0");
    return `\\u${code}`;
  });
}
