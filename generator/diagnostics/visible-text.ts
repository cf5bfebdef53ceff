/**
 * Characters that do not show, or that change how text around them shows: control and format characters, line and
 * paragraph separators, byte order marks, bidirectional controls (CVE-2021-42574), letters that are blank, lone
 * surrogates, tags. Line feeds are not among them.
 *
 * @see https://www.unicode.org/reports/tr36/
 */
const invisible =
  /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]|[\u115f\u1160\u2065\u2800\u3164\uffa0]|[\u17b4\u17b5]|[\u{e0000}-\u{e0fff}]/gu;

/** The same for text that is part of a line, in which a line feed could pass for the end of it: it shows as `\n`. */
export function showInLine(text: string): string {
  return showInvisible(text).replaceAll("\n", "\\n");
}

/** Shows invisible characters as `\uXXXX`, one for each UTF-16 code unit; line feeds stay. */
export function showInvisible(text: string): string {
  return text.replaceAll(invisible, (character) => {
    const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
    return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
  });
}
