import { newerLetters } from "../names/newer-letters.ts";
import { wrapMarkdown } from "./wrap-markdown.ts";
import { capitalised } from "./capitalised.ts";
import { showInvisibleInLine, showInvisible } from "../../diagnostics/visible-text.ts";

// The only file that makes text of a module out of other text. What it gives has types of its own, so that nothing else
// can stand where code, a name or a comment is meant: the compiler refuses text of a page there, and text put together
// from some. Whatever is made here is in its final form for one kind of place, and keeps that place.

declare const written: unique symbol;

type Written<Place extends string> = string & { readonly [written]: Place };

/** The name of something: an identifier. */
export type Name = Written<"name">;

/** A value as it is written: text in quotes, a number, `true`. */
export type Literal = Written<"literal">;

/** A short piece of code that is never broken. */
export type CodeText = Written<"name" | "literal" | "code">;

/** A property's name as it is written: bare, quoted or in brackets. */
export type Key = Written<"key">;

/** The inside of a comment of TSDoc. */
export type CommentText = Written<"comment">;

/** The comments at the top of a module. */
export type HeaderText = Written<"header">;

/**
 * A value as a TypeScript literal. Text is quoted as JSON quotes it; characters that do not show become
 * escapes, and `</` cannot close a script element the code may be inlined in. A backslash at the end is written by its
 * number: tools that only look one character back take `\\"` for a quote inside the text.
 */
export function literal(value: string | number | boolean): Literal {
  if (typeof value !== "string") return String(value) as Literal;
  const quoted = JSON.stringify(value).replace(/\\\\"$/, '\\u005c"');
  return showInvisible(quoted).replaceAll("</", "<\\/") as Literal;
}

const plainIdentifier = /^[A-Za-z_$][\w$]*$/;

/** A property's name in an interface: bare where it can be, quoted otherwise. */
export function propertyKey(name: string): Key {
  const key: string = plainIdentifier.test(name) ? name : literal(name);
  return key as Key;
}

/** A property's name in an object literal, where a plain `__proto__` would set the prototype. */
export function objectKey(name: string): Key {
  return name === "__proto__" ? ('["__proto__"]' as Key) : propertyKey(name);
}

/**
 * Text as a name: whatever cannot stand in one, or does not show, is left out.
 *
 * @param start what stands before text that does not begin as a name
 * @returns `null` when nothing is left
 */
export function identifier(text: string, start: string): Name | null {
  const letters = text
    .replaceAll(newerLetters, "")
    .replaceAll(/[^\p{ID_Continue}$]|\p{Default_Ignorable_Code_Point}/gu, "");
  if (letters === "") return null;
  return (/^[\p{ID_Start}_$]/u.test(letters) ? letters : `${start}${letters}`) as Name;
}

/** A name that is written in the source of the program: of any other text the compiler does not know that. */
export function fixedName<Text extends string>(text: string extends Text ? never : Text): Name {
  return text as string as Name;
}

/** A name of ours, with other names and numbers in it. */
export function name(text: TemplateStringsArray, ...parts: readonly (Name | number)[]): Name {
  return String.raw({ raw: text }, ...parts) as Name;
}

/** `shared` -> `Shared`. */
export function capitalisedName(plain: Name): Name {
  return capitalised(plain) as Name;
}

/** Code of ours, with names in it. */
export function code(text: TemplateStringsArray, ...parts: readonly CodeText[]): CodeText {
  return String.raw({ raw: text }, ...parts) as CodeText;
}

/** A comment of ours, with names in it. */
export function comment(text: TemplateStringsArray, ...parts: readonly Name[]): CommentText {
  return String.raw({ raw: text }, ...parts) as CommentText;
}

/** The width of a comment's text: with its mark, and the indentation of a property, a line has 100 columns. */
export const textWidth = 95;

/** The same for a comment of one line, which has its end there too. */
const lineWidth = 91;

/**
 * The inside of a comment made of blocks, with a blank line between two, and no line too long. It cannot end the comment,
 * whatever the blocks hold; tags are for the caller to care for. Several lines start with a line break, which gives the
 * comment's marks lines of their own.
 */
export function commentText(blocks: readonly string[]): CommentText {
  const lines = wrapMarkdown(withoutEnd(blocks.join("\n\n")), textWidth);
  // Once more: two lines, or what was trimmed, must not make an end together.
  const text = withoutEnd(lines.map((line) => line.trimEnd()).join("\n"));
  const isShort = lines.length === 1 && text.length <= lineWidth;
  return (isShort ? text : `\n${text}`) as CommentText;
}

function withoutEnd(text: string): string {
  return text.replaceAll("*/", "*\\/");
}

/** Text for a comment, in which nothing starts a tag: to TypeScript one begins at any `@` after white space or a brace. */
export function withoutTags(text: string): string {
  return showInvisible(text).replaceAll(/(?<=^|[\s*{}])@/g, "\\@");
}

/** A sentence as a line of comment, and what tells linters to pass by. */
export function headerText(sentence: string): HeaderText {
  return `// ${showInvisibleInLine(sentence)}\n/* eslint-disable */` as HeaderText;
}
