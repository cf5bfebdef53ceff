/**
 * The list or object that a text holds as JSON, as text to read: on one line if that is short, else laid out, unless that
 * would change a value, such as a number with more digits than a number keeps. `null` for any other text.
 *
 * @param width how long one line may be
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

/** JSON without the white space between its tokens. */
function withoutSpaces(json: string): string {
  return json.replaceAll(/"(?:[^"\\]|\\.)*"|\s+/g, (part) => (part.startsWith('"') ? part : ""));
}
