/** What may be missing after an unfinished text of JSON: a whole escape, or the rest of one. */
const escapeRests = ["", "\\", ...["u0000", "0000", "000", "00", "0"]];

/** What may be missing before the brackets that close a JSON text. */
const rests = [
  ...["", "0", ":0", '"":0'],
  ...escapeRests.flatMap((rest) => [`${rest}"`, `${rest}":0`]),
  ...["true", "false", "null"].flatMap((word) => [0, 1, 2, 3, 4].map((at) => word.slice(at))),
];

/** A longer text, in characters, is not parsed with every one of them. */
const limit = 1_000_000;

/** What is said of a text that ends too soon. */
export const tooSoon = "its text ends too soon";

/**
 * Whether a text that is not JSON is the beginning of one that is, such as a file that was not written to its end. An
 * editor may have added a line break.
 */
export function endsTooSoon(written: string): boolean {
  if (written.length > limit) return false;
  const text = written.trimEnd();
  const brackets = closingBrackets(text);
  return rests.some((rest) => isJson(text + rest + brackets));
}

/** Returns the brackets that close those that are open at the end of a JSON text. */
function closingBrackets(text: string): string {
  const open: string[] = [];
  let isInString = false;
  // One expression for a whole string would exhaust the stack on a string of millions of escapes.
  for (const [sign] of text.matchAll(/\\.|["{}[\]]/gs)) {
    if (sign === '"') isInString = !isInString;
    else if (isInString || sign.startsWith("\\")) continue;
    else if (sign === "{") open.push("}");
    else if (sign === "[") open.push("]");
    else open.pop();
  }
  return open.reverse().join("");
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
