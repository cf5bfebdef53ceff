import { describe, expect, test } from "vitest";
import { isReformatted } from "../../generator/output/reformatted.ts";
import { isSameCode } from "../../generator/output/same-code.ts";
import { isSameMarkdown, type CodeBlock } from "../../generator/output/same-markdown.ts";

// What a formatter may change in a file, and what it may not.

test.each([
  ["a = 'b';", 'a = "b"'],
  ["a\n  .b( c , )", "a.b(c);"],
  ["type A = (B);", "type A = B"],
  ["a = ((b));", "a = b;"],
  ["a = (b as C);", "a = b as C;"],
  ["type A = (B | (C))[];", "type A = ((B | C))[];"],
  ["a = { 'b': 1 };", "a = { b: 1 };"],
  ["interface A { 'b'?: C; }", "interface A { b?: C }"],
  ["interface A { '$b_1': C }", "interface A { $b_1: C }"],
  ["[\n  a,\n]", "[a]"],
  ["/** A\n *  b. */\na;", "/** A\n * b. */ a;"],
  ["a; // b\nc;", "a;\n// b\nc;"],
  ["a // b\n", "a; // b"],
  ["interface A { b: C; // d\n}", "interface A {\n  b: C // d\n}"],
  ["f(a, /* b */)", "f(a /* b */)"],
  ["`a${b}c`", "`a${ b }c`"],
  ["0x10", "16"],
  ["export { a, b }", "export { a, b, };"],
  ["", "\n"],
])("%j and %j are the same code", (one, other) => {
  expect(isSameCode(one, other)).toBe(true);
  expect(isSameCode(other, one)).toBe(true);
});

test.each([
  ["a", "b"],
  ["'a'", "'b'"],
  ["'a'", "a"],
  ["1", "2"],
  ["1", "'1'"],
  ["/a/g", "/a/i"],
  ["`a`", "`b`"],
  ["`a${b}c`", "`x${b}c`"],
  ["`a${b}c`", "`a${b}x`"],
  ["`a${b}c${d}e`", "`a${b}x${d}e`"],
  ["a + b", "a - b"],
  ["!a", "-a"],
  ["++a", "--a"],
  ["a++", "++a"],
  ["a(b)", "a(b, c)"],
  ["a; b", "a"],
  ["a * (b + c)", "a * b + c"],
  ["const a = 1", "let a = 1"],
  ["let a = 1", "var a = 1"],
  ["import type { a } from 'b'", "import { a } from 'b'"],
  ["import { type a } from 'b'", "import { a } from 'b'"],
  ["export type { a } from 'b'", "export { a } from 'b'"],
  ["export { type a } from 'b'", "export { a } from 'b'"],
  ["export * from 'a'", "export * as b from 'a'"],
  ["export default a", "export = a"],
  ["type A = typeof import('a')", "type A = import('a')"],
  ["class A extends B {}", "class A implements B {}"],
  ["type A = keyof B", "type A = unique B"],
  ["type A = readonly B[]", "type A = B[]"],
  ["interface A { b: C }", "interface A { b?: C }"],
  ["interface A { 'b-c': D }", "interface A { 'b-d': D }"],
  ["interface A { '1': C }", "interface A { 1: C }"],
  ["interface A { ['b']: C }", "interface A { b: C }"],
  ["interface A { b: 'c' }", "interface A { b: c }"],
  ["a = { b: 'c' }", "a = { b: c }"],
  ["type A = { readonly [k in K]: V }", "type A = { -readonly [k in K]: V }"],
  ["async () => a", "() => a"],
  ["a?.b", "a.b"],
  ["/* a */ b", "b"],
  ["/* a */ b", "/* c */ b"],
  ["a; // b", "a;"],
  ["a // b", "a // c"],
  ["a;\n// b", "a;"],
  ["interface A { b: C; // d\n}", "interface A { b: C; }"],
  ["interface A { /* d */ }", "interface A {}"],
  ["[a /* b */]", "[a]"],
  ["f(/* b */)", "f()"],
  ["module A {}", "namespace B {}"],
])("%j and %j are different code", (one, other) => {
  expect(isSameCode(one, other)).toBe(false);
  expect(isSameCode(other, one)).toBe(false);
});

describe("markdown", () => {
  const same = (
    one: string,
    other: string,
    blocks = (a: CodeBlock, b: CodeBlock) => a.text === b.text,
  ): boolean => isSameMarkdown(one, other, blocks);

  test.each([
    ["* a\n* b", "- a\n- b"],
    ["* a\n\n* b", "- a\n- b"],
    ["a\nb", "a b"],
    ["A\n=", "# A"],
    ["_a_", "*a*"],
    ["| a |\n|---|\n| b |", "| a   |\n| --- |\n| b   |"],
    ["~~~ts\na\n~~~", "```ts\na\n```"],
  ])("%j and %j say the same", (one, other) => {
    expect(same(one, other)).toBe(true);
  });

  test.each([
    ["a", "b"],
    ["# a", "## a"],
    ["* a", "1. a"],
    ["[a](b)", "[a](c)"],
    ["a", "a\n\nb"],
    ["| a |\n|---|", "| a |\n|:-:|"],
    ["```ts\na\n```", "```ts\nb\n```"],
    ["```ts\na\n```", "```js\na\n```"],
    ["```ts\na\n```", "```ts b\na\n```"],
    ["```ts\na\n```", "```\na\n```"],
    ["```\na\n```", "```\na\n```\n\n```\nb\n```"],
    ["`a`", "`b`"],
    ["`a`", "a"],
    ["<b>", "<i>"],
  ])("%j and %j differ", (one, other) => {
    expect(same(one, other)).toBe(false);
    expect(same(other, one)).toBe(false);
  });

  test("compares blocks of code one by one, with their languages", () => {
    const asked: (readonly CodeBlock[])[] = [];
    const text = (...codes: readonly string[]): string =>
      codes.map((code) => `\`\`\`${code}\n\`\`\`\n`).join("\n");
    const isSame = same(text("ts\na", "\nb"), text("ts\nc", "\nd"), (one, other) => {
      asked.push([one, other]);
      return true;
    });
    expect(isSame).toBe(true);
    expect(asked).toEqual([
      [
        { language: "ts", text: "a" },
        { language: "ts", text: "c" },
      ],
      [
        { language: "", text: "b" },
        { language: "", text: "d" },
      ],
    ]);
    expect(same(text("\na", "\nb"), text("\na", "\nb"), ({ text: code }) => code === "a")).toBe(
      false,
    );
  });
});

describe("a file", () => {
  test.each([
    ["a.ts", "a = 'b'", 'a = "b";', true],
    ["a.ts", "a", "b", false],
    ["a.json", '{"a": [1, {}]}', '{\n"a":[1,{}]}', true],
    ["a.json", '{"a":1}', '{"a":2}', false],
    ["a.json", '{"a":1,"b":2}', '{"b":2,"a":1}', false],
    ["a.json", "{", "{", false],
    ["a.json", "{}", "{", false],
    ["a.md", "* a", "- a", true],
    ["a.md", "a", "b", false],
    ["a.md", "```ts\na = 'b'\n```", '```ts\na = "b";\n```', true],
    ["a.md", "```ts\na\n```", "```ts\nb\n```", false],
    ["a.md", "```json\n[1,2]\n```", "```json\n[1, 2]\n```", true],
    ["a.md", "```json\n[1,2]\n```", "```json\n[1, 3]\n```", false],
    ["a.md", "```sh\n\na\n\n```", "```sh\na\n```", true],
    ["a.md", "```sh\na b\n```", "```sh\na  b\n```", false],
    ["a.txt", "a", "a", false],
    ["a.tsx", "a", "a", false],
    ["json", "1", "1", false],
    ["md", "a", "a", false],
  ])(
    "%s with %j in place of %j is only laid out anew: %s",
    async (path, current, wanted, isSame) => {
      expect(await isReformatted(path, current, wanted)).toBe(isSame);
    },
  );
});
