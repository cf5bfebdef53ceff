import { describe, expect, test } from "vitest";
import { wrapMarkdown } from "../../generator/emit/typescript/wrap-markdown.ts";

/** Wraps to 20 characters a line. */
function wrapped(...lines: readonly string[]): readonly string[] {
  return wrapMarkdown(lines.join("\n"), 20);
}

const long = "one two three four five";
const [first, second] = ["one two three four", "five"];

describe("a long line", () => {
  test("is broken at the last space that fits", () => {
    expect(wrapped(long)).toEqual([first, second]);
    expect(wrapped("12345 7890 1234567890 b")).toEqual(["12345 7890", "1234567890 b"]);
    expect(wrapped("12345 7890 123456789 b")).toEqual(["12345 7890 123456789", "b"]);
  });

  test.each([
    ["a list", `- ${long}`, ["- one two three four", "  five"]],
    ["a numbered list", `1. ${long}`, ["1. one two three", "   four five"]],
    ["a quote", `> ${long}`, ["> one two three four", "> five"]],
    ["a list in a quote", `> - ${long}`, ["> - one two three", ">   four five"]],
    ["an indented line", ` ${long}`, [" one two three four", " five"]],
  ])("of %s goes on inside of it", (_what, line, lines) => {
    expect(wrapped(line)).toEqual(lines);
  });

  test.each([
    ["a bar", "one two | three four five", ["one two | three four", "five"]],
    ["a number sign", "one two # three four five", ["one two # three four", "five"]],
    ["backticks", "one ``` three four five", ["one ``` three four", "five"]],
    ["tildes", "one ~~~ three four five", ["one ~~~ three four", "five"]],
    ["spaces", "one    two three four five", ["one two three four", "five"]],
  ])("with %s in it is broken too", (_what, line, lines) => {
    expect(wrapped(line, long)).toEqual([...lines, first, second]);
  });

  test.each([
    ["a table", "| one two | three four |"],
    ["a heading", "# one two three four five"],
    ["a heading in a list", "- # one two three four five"],
    ["a fence in a list", "- ``` one two three four five"],
    ["indented code", "    one two three four"],
    ["code behind a tab", "\tone two three four five"],
    ["marks of quotes alone", "> ".repeat(12)],
    ["one word", "https://example.com/a/b/c"],
  ])("of %s stays as it is", (_what, line) => {
    expect(wrapped(line)).toEqual([line]);
  });
});

test.each(["a  b", "123456789  234567890"])("the line %j fits, so its spaces stay", (line) => {
  expect(wrapped(line)).toEqual([line]);
});

describe("a code span or a link", () => {
  test.each([
    ["fits in a line", "a `one two three four`", ["a", "`one two three four`"]],
    ["is as long as a line", "a `23456789 123456789`", ["a", "`23456789 123456789`"]],
    ["is longer", "a `one two  three  four`", ["a `one two three", "four`"]],
    ["fits in no line of its list", "- `aaaa bbbb ccc ddd`", ["- `aaaa bbbb ccc", "  ddd`"]],
    ["is a link", "a word [a b](c 'd e')", ["a word", "[a b](c 'd e')"]],
  ])("that %s is kept together where it can be", (_what, line, lines) => {
    expect(wrapped(line)).toEqual(lines);
  });
});

describe("a fence", () => {
  test.each([
    ["backticks", "```", "```"],
    ["tildes", "~~~", "~~~"],
    ["an indented mark", "  ```", "  ```"],
    ["a language", "```ts", "```"],
    ["a longer mark at its end", "```", "`````"],
  ])("with %s keeps its lines, and ends", (_what, begin, end) => {
    expect(wrapped(begin, long, end, long)).toEqual([begin, long, end, first, second]);
  });

  test.each([
    ["````", "```"],
    ["~~~~", "~~~"],
    ["```", "~~~"],
  ])("of %s does not end at %s", (mark, inner) => {
    const lines = [mark, inner, long, mark];
    expect(wrapped(...lines)).toEqual(lines);
  });

  test("keeps a long line at its start", () => {
    const lines = ["```js title='one two three'", long, "```"];
    expect(wrapped(...lines)).toEqual(lines);
  });
});
