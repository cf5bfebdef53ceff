import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import {
  capitalisedName,
  code,
  comment,
  commentText,
  fixedName,
  headerText,
  identifier,
  literal,
  name,
  objectKey,
  propertyKey,
  tableKey,
  type CommentText,
  type Name,
} from "../../generator/emit/typescript/code-text.ts";
import type {
  EntryCode,
  Expression,
  Statement,
  TypeCode,
} from "../../generator/emit/typescript/code.ts";
import { docComment } from "../../generator/emit/typescript/doc-comment.ts";
import type { ModuleImport } from "../../generator/emit/typescript/import-ledger.ts";
import type {
  ModuleSource,
  PropertyCode,
  TypeDeclaration,
} from "../../generator/emit/typescript/module-source.ts";
import { call } from "../../generator/emit/typescript/write-code.ts";

// Shows what the compiler says to an emitter that forgets an encoder. The type check reads this file: if a marked
// line below compiled, that would be an error of its own.

/** The text of a page. The compiler knows nothing more about it. */
const raw = ["*/ globalThis.PWNED = 1; /*"].join("");

/** Text that was encoded for other places. */
const [ownName, ownComment] = [fixedName("Pair"), comment`Whether it is one.`];

test("text of a page stands nowhere in code", () => {
  // @ts-expect-error -- text is not a type
  const type: TypeCode = raw;
  // @ts-expect-error -- nor is a string that contains text
  const composed: TypeCode = `(typeof ${raw})[]`;
  // @ts-expect-error -- text is not an expression
  const expression: Expression = raw;
  // @ts-expect-error -- text is not a statement
  const statement: Statement = `const a = ${raw};`;
  // @ts-expect-error -- text is not a key of a table
  const key: EntryCode["key"] = raw;
  // @ts-expect-error -- text is not the name of a property
  const property: PropertyCode["key"] = raw;
  // @ts-expect-error -- text is not the name of a declaration
  const declared: TypeDeclaration["name"] = raw;
  // @ts-expect-error -- text is not a comment
  const remark: PropertyCode["comment"] = raw;
  // @ts-expect-error -- nor is a note that contains text
  const note: PropertyCode["comment"] = `Told apart by ${raw}.`;
  // @ts-expect-error -- text is not the path of a module
  const specifier: ModuleImport["specifier"] = raw;
  // @ts-expect-error -- text is not a header
  const header: ModuleSource["header"] = `// Generated from ${raw}`;
  // @ts-expect-error -- text cannot be called
  const called = call(raw, "value");
  const all = [type, composed, expression, statement, key, property, declared, remark, note];
  expect([...all, specifier, header, called].flat()).toHaveLength(12);
});

test("text made for one place stands in no other", () => {
  // @ts-expect-error -- a comment is not code
  const expression: Expression = ownComment;
  // @ts-expect-error -- a name is not a comment
  const remark: CommentText = ownName;
  // @ts-expect-error -- a literal is not a name
  const declared: Name = literal("Pair");
  // @ts-expect-error -- text loses its type when it is changed
  const changed: Name = ownName.slice(1);
  expect([expression, remark, declared, changed]).toHaveLength(4);
});

test("what is composed takes made text only", () => {
  // @ts-expect-error -- text of a page cannot be part of a name
  const one = name`is${raw}`;
  // @ts-expect-error -- nor part of code
  const two = code`(${raw})[]`;
  // @ts-expect-error -- nor part of a comment
  const three = comment`Told apart by ${raw}.`;
  // @ts-expect-error -- nor is it a name from the program's own source
  const four = fixedName(raw);
  expect([one, two, three, four]).toHaveLength(4);
});

describe("each encoder keeps text in its place", () => {
  test.each([
    [
      "a literal",
      () => literal('"\n\u2028\u202e</script>\\'),
      '"\\"\\n\\u2028\\u202e<\\/script>\\u005c"',
    ],
    ["a number", () => literal(-1.5), "-1.5"],
    ["a bare key", () => propertyKey("a$_1"), "a$_1"],
    ["a quoted key", () => propertyKey('a"]'), '"a\\"]"'],
    ["the key of a prototype", () => objectKey("__proto__"), '["__proto__"]'],
    ["a name", () => identifier("a*/b; \u3164c", "x"), "abc"],
    ["a name that begins with a digit", () => identifier("1a", "Model"), "Model1a"],
    ["no name", () => identifier("*/", "Model"), null],
    ["a key of a table", () => tableKey("a-b"), '"a-b"'],
    ["a name of ours", () => fixedName("Pair"), "Pair"],
    ["a name with a capital", () => capitalisedName(fixedName("pair")), "Pair"],
    ["composed names", () => name`is${ownName}${2}`, "isPair2"],
    ["composed code", () => code`${ownName}[]`, "Pair[]"],
    ["a composed comment", () => comment`Whether it is a ${ownName}.`, "Whether it is a Pair."],
    ["a comment that fits in a line", () => commentText(["x".repeat(91)]), "x".repeat(91)],
    ["a comment that does not", () => commentText(["x".repeat(92)]), `\n${"x".repeat(92)}`],
    ["a comment", () => commentText(["a */ b */", " c "]), "\na *\\/ b *\\/\n\n c"],
    [
      "a line of comment",
      () => headerText("a\nb\r\u2028"),
      "// a\\nb\\u000d\\u2028\n/* eslint-disable */",
    ],
    [
      "a tag",
      () => docComment({ description: "@a {@link b} c@d", deprecation: null }),
      "\\@a {\\@link b} c@d",
    ],
  ])("%s", (_what, made, expected) => {
    expect(made()).toBe(expected);
  });
});

test("every character of a name is one that TypeScript takes in names", () => {
  const refused: string[] = [];
  for (let point = 0; point <= 0x10ffff; point += 1) {
    const made = identifier(String.fromCodePoint(point), "_");
    const first = made?.codePointAt(0) ?? 0x61;
    const isName =
      ts.isIdentifierStart(first, target) &&
      (made === null || made.startsWith("_") || first === point);
    if (!isName || (made !== null && !ts.isIdentifierPart(point, target)))
      refused.push(point.toString(16));
  }
  expect(refused).toEqual([]);
});

const target = ts.ScriptTarget.ESNext;

test("no other file makes text of code out of text", async () => {
  const folder = join(import.meta.dirname, "../../generator");
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".ts"));
  const makers: string[] = [];
  for (const file of files) {
    const text = await readFile(join(folder, file), "utf8");
    if (/\bas (?:Name|Literal|CodeText|Key|CommentText|HeaderText)\b/.test(text)) makers.push(file);
  }
  expect(makers).toEqual(["emit/typescript/code-text.ts"]);
});
