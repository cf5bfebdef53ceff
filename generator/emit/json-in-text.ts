/**
 * Formats a text that is a list or an object in JSON, for people to read: on one line if it is short, and indented
 * otherwise. The text stays unchanged if parsing it would change a value, such as a number with too many digits.
 *
 * @param width how many characters one line may have
 * @returns `null` if the text is not a list or an object in JSON
 */
export function jsonInText(text: string, width: number): string | null {
  if (!/^\s*[[{]/.test(text)) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (text.length <= width && !text.includes("\n")) return text;
  if (JSON.stringify(value) !== withoutSpaces(text)) return text;
  return JSON.stringify(value, null, 2);
}

/** Removes the white space between the tokens of JSON. */
function withoutSpaces(json: string): string {
  return json.replaceAll(/"(?:[^"\\]|\\.)*"|\s+/g, (part) => (part.startsWith('"') ? part : ""));
}
