import isEs5IdentifierName from "is-es5-identifier-name";

/**
 * Returns a short piece of code in prettier's form: a string gets the quotes that need fewer escapes, and the
 * exponent of a number has no `+`. All other code stays unchanged.
 */
export function plainText(text: string): string {
  if (text.startsWith('"')) return text.includes('\\"') ? preferredQuotes(text) : text;
  return /^-?\d/.test(text) ? text.replace("e+", "e") : text;
}

function preferredQuotes(text: string): string {
  const inside = text.slice(1, -1);
  const double = inside.split('\\"').length - 1;
  const single = inside.split("'").length - 1;
  if (double <= single) return text;
  const requoted = inside.replaceAll(/\\(?:"|.)|'/gs, (part) => {
    if (part === '\\"') return '"';
    return part === "'" ? "\\'" : part;
  });
  return `'${requoted}'`;
}

/** Returns the name of a property in prettier's form: bare if it is an identifier in ECMAScript 5. */
export function plainKey(key: string): string {
  const inside = key.slice(1, -1);
  return key.startsWith('"') && isEs5IdentifierName(inside) ? inside : plainText(key);
}

/** Whether each character of a text is one column wide: those of ASCII are, without the control characters. */
export function isAscii(text: string): boolean {
  return /^[ -~]*$/.test(text);
}
