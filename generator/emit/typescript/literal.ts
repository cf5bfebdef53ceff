import { showInvisible } from "../../diagnostics/visible-text.ts";

/**
 * A value as a TypeScript literal. Text is quoted as JSON quotes it; characters that do not show become
 * escapes, and `</` cannot close a script element the code may be inlined in. A backslash at the end is written by its
 * number: tools that only look one character back, ts-morph's writer among them, take `\\"` for a quote inside the text.
 */
export function literal(value: string | number | boolean): string {
  if (typeof value !== "string") return String(value);
  const quoted = JSON.stringify(value).replace(/\\\\"$/, '\\u005c"');
  return showInvisible(quoted).replaceAll("</", "<\\/");
}

const identifier = /^[A-Za-z_$][\w$]*$/;

/** A property's name in an interface: bare where it can be, quoted otherwise. */
export function propertyKey(name: string): string {
  return identifier.test(name) ? name : literal(name);
}

/** A property's name in an object literal, where a plain `__proto__` would set the prototype. */
export function objectKey(name: string): string {
  return name === "__proto__" ? '["__proto__"]' : propertyKey(name);
}
