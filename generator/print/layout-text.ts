import isEs5IdentifierName from "is-es5-identifier-name";

/**
 * A short text in prettier's form: text in the quotes that need fewer escapes, and no `+` in an exponent. Anything else
 * is as it is to be.
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

/** The name of a property in prettier's form: bare where the oldest engines take it so. */
export function plainKey(key: string): string {
  const inside = key.slice(1, -1);
  return key.startsWith('"') && isEs5IdentifierName(inside) ? inside : plainText(key);
}
