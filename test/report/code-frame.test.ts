import { describe, expect, test } from "vitest";
import type { SourceSpan } from "../../generator/diagnostics/span.ts";
import { codeFrame } from "../../generator/report/code-frame.ts";
import { createPaint } from "../../generator/report/paint.ts";
import { colourNames } from "../support/colours.ts";

function place(line: number, from: number, to: number, lastLine = line): SourceSpan {
  return { file: "a.md", start: { line, column: from }, end: { line: lastLine, column: to } };
}

const paint = createPaint(false);

describe("the frame of a place", () => {
  test.each([
    ["a word", "one two three", place(1, 5, 8), "one two three", "    ^^^"],
    ["the first character", "one", place(1, 1, 2), "one", "^"],
    ["the end of a line", "one", place(1, 4, 4), "one", "   ^"],
    ["an end before the start", "one two", place(1, 5, 2), "one two", "    ^"],
    ["several lines", "one two\nthree", place(1, 5, 3, 2), "one two", "    ^^^"],
    ["padding", "a      b      c", place(1, 8, 9), "a   b   c", "    ^"],
    ["three spaces", "a   b   c", place(1, 5, 6), "a   b   c", "    ^"],
    ["dashes", "a------b------c", place(1, 8, 9), "a-----b-----c", "      ^"],
    ["five dashes", "a-----b", place(1, 7, 8), "a-----b", "      ^"],
    ["a place with padding behind it", "ab    ", place(1, 1, 7), "ab", "^^"],
    ["padding alone", "a     ", place(1, 2, 6), "a", " ^"],
  ])("shows %s", (_what, text, span, line, marks) => {
    expect(codeFrame(text, span, paint)).toBe(`  1 | ${line}\n    | ${marks}`);
  });

  test.each([
    [40, "x".repeat(40)],
    [41, `…${"x".repeat(40)}`],
  ])("shows 40 characters of the %i before it", (count, before) => {
    const text = `${"x".repeat(count)}here`;
    expect(codeFrame(text, place(1, count + 1, count + 5), paint)).toBe(
      `  1 | ${before}here\n    | ${" ".repeat(before.length)}^^^^`,
    );
  });

  test.each([
    [56, "y".repeat(56)],
    [57, `${"y".repeat(56)}…`],
  ])("shows 60 characters from its start, of the %i behind it", (count, behind) => {
    const text = `here${"y".repeat(count)}`;
    expect(codeFrame(text, place(1, 1, 5), paint)).toBe(`  1 | here${behind}\n    | ^^^^`);
  });

  test("marks 60 characters at most", () => {
    expect(codeFrame("z".repeat(70), place(1, 1, 71), paint)).toBe(
      `  1 | ${"z".repeat(60)}\n    | ${"^".repeat(60)}`,
    );
  });

  test("is the line of its number, whose gutter is as wide as the number", () => {
    const text = Array.from({ length: 12 }, (_, at) => `line ${at + 1}`).join("\n");
    expect(codeFrame(text, place(12, 6, 8), paint)).toBe("  12 | line 12\n     |      ^^");
  });

  test("is empty where the file no longer has the line", () => {
    expect(codeFrame("one", place(3, 1, 2), paint)).toBe("  3 | \n    | ^");
  });

  test("has a pale gutter and red marks", () => {
    expect(colourNames(codeFrame("one", place(1, 1, 4), createPaint(true)))).toBe(
      "<dim>  1 |</> one\n<dim>    |</> <red>^^^</>",
    );
  });
});
