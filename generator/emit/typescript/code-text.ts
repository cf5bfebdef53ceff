import { newerLetters } from "../names/newer-letters.ts";
import { wrapMarkdown } from "./wrap-markdown.ts";
import { capitalised } from "./capitalised.ts";
import { showInvisibleInLine, showInvisible } from "../../diagnostics/visible-text.ts";

// The only file that makes text of modules out of other text. Its functions return types of their own, so the
// compiler refuses any other text where code, a name or a comment is expected, such as text of a page. Each type
// marks text that is in its final form for one kind of place.

declare const written: unique symbol;

type Written<Place extends string> = string & { readonly [written]: Place };

/** An identifier. */
export type Name = Written<"name">;

/** A literal: text in quotes, a number, `true` or `false`. */
export type Literal = Written<"literal">;

/** A short piece of code that is never broken across lines. */
export type CodeText = Written<"name" | "literal" | "code">;

/** The name of a property in its written form: bare, quoted or in brackets. */
export type Key = Written<"key">;

/** The inside of a TSDoc comment. */
export type CommentText = Written<"comment">;

/** The comments at the top of a module. */
export type HeaderText = Written<"header">;

/**
 * Returns a value as a TypeScript literal. Text is quoted as in JSON, with escapes for invisible characters. `</` is
 * escaped too, so that it cannot close a script element that the code may be inlined in. A backslash at the end is
 * written as `\u005c`, because tools that only look one character back take `\\"` for a quote inside the text.
 */
export function literal(value: string | number | boolean): Literal {
  const quoted = JSON.stringify(value).replace(/\\\\"$/, '\\u005c"');
  return showInvisible(quoted).replaceAll("</", "<\\/") as Literal;
}

const plainIdentifier = /^[A-Za-z_$][\w$]*$/;

/** Returns the name of a property for an interface: bare if it is an identifier, and quoted otherwise. */
export function propertyKey(name: string): Key {
  const key: string = plainIdentifier.test(name) ? name : literal(name);
  return key as Key;
}

/** Returns the name of a property for an object literal, in which a plain `__proto__` would set the prototype. */
export function objectKey(name: string): Key {
  return name === "__proto__" ? ('["__proto__"]' as Key) : propertyKey(name);
}

/** The names that every object inherits, as the compiler knows them, and the name that sets the prototype. */
const inheritedNames: ReadonlySet<string> = new Set([
  ...["__proto__", "constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable"],
  ...["toLocaleString", "toString", "valueOf"],
]);

/**
 * Returns a key for a table without a prototype, `{ __proto__: null, … }`, whose type only has an index signature. The
 * compiler takes the type of a key such as `constructor` from `Object` rather than from that signature, and a second
 * `__proto__` for a duplicate. It does not know the name of a key that is only said to be text.
 */
export function tableKey(name: string): Key {
  const key: string = inheritedNames.has(name) ? `[${literal(name)} as string]` : propertyKey(name);
  return key as Key;
}

/**
 * Turns text into an identifier by dropping all characters that are invisible or not allowed in one.
 *
 * @param start the prefix for text that does not begin like an identifier
 * @returns `null` if no character is left
 */
export function identifier(text: string, start: string): Name | null {
  const letters = text
    .replaceAll(newerLetters, "")
    .replaceAll(/[^\p{ID_Continue}$]|\p{Default_Ignorable_Code_Point}/gu, "");
  if (letters === "") return null;
  return (/^[\p{ID_Start}_$]/u.test(letters) ? letters : `${start}${letters}`) as Name;
}

/** Returns a name that is written out in our source. The compiler accepts literal types only, so no other text fits. */
export function fixedName<Text extends string>(text: string extends Text ? never : Text): Name {
  return text as string as Name;
}

/** A template tag for a name of ours with other names and numbers in it. */
export function name(text: TemplateStringsArray, ...parts: readonly (Name | number)[]): Name {
  return woven(text, parts) as Name;
}

/** Returns a name with a capital first letter: `shared` becomes `Shared`. */
export function capitalisedName(plain: Name): Name {
  return capitalised(plain) as Name;
}

/** A template tag for code of ours with names and other code in it. */
export function code(text: TemplateStringsArray, ...parts: readonly CodeText[]): CodeText {
  return woven(text, parts) as CodeText;
}

/** A template tag for a comment of ours with names in it. */
export function comment(text: TemplateStringsArray, ...parts: readonly Name[]): CommentText {
  return woven(text, parts) as CommentText;
}

/** Joins the texts of a template and the parts between them. `String.raw` does the same, in five times the time. */
function woven(texts: readonly string[], parts: readonly (string | number)[]): string {
  let all = texts[0] ?? "";
  for (let at = 1; at < texts.length; at += 1) all += `${parts[at - 1] ?? ""}${texts[at] ?? ""}`;
  return all;
}

/** The width of the text in a comment. With the `*` and the indentation of a property, a line has 100 columns. */
export const textWidth = 95;

/** The width of the text in a comment of one line, which also has the end of the comment on that line. */
const lineWidth = 91;

/**
 * Joins blocks to the inside of a comment, with blank lines between them and long lines wrapped. Nothing in the blocks
 * can end the comment, but the caller has to escape tags. A text of several lines starts with a line break, so that the
 * start and the end of the comment get lines of their own.
 */
export function commentText(blocks: readonly string[]): CommentText {
  const lines = wrapMarkdown(blocks.join("\n\n"), textWidth);
  // Escaped last, so that nothing before could put `*` and `/` together again.
  const text = withoutEnd(lines.map((line) => line.trimEnd()).join("\n"));
  const isShort = lines.length === 1 && text.length <= lineWidth;
  return (isShort ? text : `\n${text}`) as CommentText;
}

function withoutEnd(text: string): string {
  return text.replaceAll("*/", "*\\/");
}

/**
 * Escapes the `@` of tags in text for a comment. In TypeScript, a tag begins at any `@` after white space or a brace.
 */
export function withoutTags(text: string): string {
  return showInvisible(text).replaceAll(/(?<=^|[\s*{}])@/g, "\\@");
}

/** Returns a sentence as a line comment, followed by the comment that turns linters off. */
export function headerText(sentence: string): HeaderText {
  return `// ${showInvisibleInLine(sentence)}\n/* eslint-disable */` as HeaderText;
}
