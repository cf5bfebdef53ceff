import { describe, expect, test } from "vitest";
import { takeFrontMatter } from "../../generator/read/markdown/front-matter.ts";
import { guardPage } from "../../generator/read/markdown/guard-page.ts";
import { findMergeConflict } from "../../generator/read/markdown/merge-conflict.ts";
import { textAt } from "../support/type-text.ts";

describe("front matter", () => {
  /** Returns the title, the text at its place, and the rest of the page. */
  const take = (text: string): readonly [string | null, string | null, string] => {
    const { title, text: rest } = takeFrontMatter({ path: "t.md", text });
    expect(title?.span.file ?? "t.md").toBe("t.md");
    return [title?.text ?? null, title === null ? null : textAt(title.span, text), rest];
  };

  test.each([
    ["---\ntitle: Pair\n---\nText", "Pair", "title: Pair", "\n\n\nText"],
    ["---\ntitle: Pair\n...\nText", "Pair", "title: Pair", "\n\n\nText"],
    ["+++\ntitle = 'Pair'\n+++\nText", "Pair", "title = 'Pair'", "\n\n\nText"],
    ["--- \na: b\ntitle:Pair\n---\t\nText", "Pair", "title:Pair", "\n\n\n\nText"],
    ['---\ntitle: "A # b" # c\n---\n', "A # b", 'title: "A # b" # c', "\n\n\n"],
    ["---\ntitle: Pair # of keys\n---\n", "Pair", "title: Pair # of keys", "\n\n\n"],
    ["---\ntitle: Pair#2\n---\n", "Pair#2", "title: Pair#2", "\n\n\n"],
    ["---\ntitle: '>'\n---\n", ">", "title: '>'", "\n\n\n"],
    ["---\ntitle: It's 'a'\n---\n", "It's 'a'", "title: It's 'a'", "\n\n\n"],
    ["---\ntitle: a > b\n---\n", "a > b", "title: a > b", "\n\n\n"],
    ["---\ntitle: \"Pair'\n---\n", "\"Pair'", "title: \"Pair'", "\n\n\n"],
    ["---\ntitle: ' Pair '\n---\n", "Pair", "title: ' Pair '", "\n\n\n"],
    ["---\ntitle \t: Pair\n---\n", "Pair", "title \t: Pair", "\n\n\n"],
    ["---\ntitle: A\ntitle: B\n---\n", "A", "title: A", "\n\n\n\n"],
    ["---\ntitle: Pair\n---", "Pair", "title: Pair", "\n\n"],
  ])("of %j has the title %s", (text, title, line, rest) => {
    expect(take(text)).toEqual([title, line, rest]);
  });

  test.each([
    ["---\nid: pair\n---\nText", "\n\n\nText"],
    ["---\ntitle:\n---\nText", "\n\n\nText"],
    ["---\ntitle: >\n  Pair\n---\nText", "\n\n\n\nText"],
    ["---\ntitle: |-\n  Pair\n---\nText", "\n\n\n\nText"],
    ["---\ntitle: >2+ # why\n  Pair\n---\nText", "\n\n\n\nText"],
    ["---\nsub-title_2: a\n---\nText", "\n\n\nText"],
    ["---\nsubtitle: a\n---\nText", "\n\n\nText"],
    ["---\n  title: a\nb: c\n---\nText", "\n\n\n\nText"],
    ["---\nid: a\n+++\n---\nText", "\n\n\n\nText"],
  ])("of %j has no title", (text, rest) => {
    expect(take(text)).toEqual([null, null, rest]);
  });

  test.each([
    "# Pair\n---\ntitle: a\n---\n",
    "---\ntitle: a\n",
    "---\ntitle: a\n+++\n",
    "+++\ntitle = a\n---\n",
    "---\nsome text\n---\n",
    "---\n: a\n---\n",
    "---\n---\ntitle: a\n",
    "----\ntitle: a\n----\n",
    " ---\ntitle: a\n---\n",
    "---x\ntitle: a\n---\n",
    "",
  ])("is not in %j", (text) => {
    expect(take(text)).toEqual([null, null, text]);
  });

  test.each([
    [998, "T"],
    [999, null],
  ])("of %d lines is searched for its end within a thousand", (count, title) => {
    const text = `---\ntitle: T\n${"a: b\n".repeat(count - 1)}---\nText`;
    expect(take(text)[0]).toBe(title);
  });
});

describe("a merge conflict", () => {
  test.each([
    ["a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> theirs\n", "<<<<<<< HEAD"],
    ["<<<<<<<\n=======\n>>>>>>>", "<<<<<<<"],
    ["=======\n<<<<<<< a\n=======\n>>>>>>> b", "<<<<<<< a"],
    [">>>>>>> b\n<<<<<<< a\n=======\n>>>>>>> b", "<<<<<<< a"],
    ["<<<<<<< a\n<<<<<<< b\n=======\n>>>>>>> b", "<<<<<<< a"],
  ])("is in %j", (text, place) => {
    const finding = findMergeConflict({ path: "t.md", text });
    expect(finding).toMatchObject({ code: "MM2021", span: { file: "t.md" } });
    expect(finding?.span === undefined ? null : textAt(finding.span, text)).toBe(place);
  });

  test.each([
    "text",
    "<<<<<<< HEAD\nb\n=======\nc\n",
    "<<<<<<< HEAD\nb\n>>>>>>> theirs\n",
    "<<<<<<< HEAD\n>>>>>>> theirs\n=======\n",
    "=======\n<<<<<<< HEAD\n>>>>>>> theirs\n",
    " <<<<<<< HEAD\n=======\n>>>>>>> theirs\n",
    "<<<<<<<HEAD\n=======\n>>>>>>> theirs\n",
    "<<<<<<< HEAD\n========\n>>>>>>> theirs\n",
    "<<<<<<< HEAD\n =======\n>>>>>>> theirs\n",
    "<<<<<<< HEAD\n=======\n>>>>>>>theirs\n",
    "<<<<<<< HEAD\n=======\n >>>>>>> theirs\n",
  ])("is not in %j", (text) => {
    expect(findMergeConflict({ path: "t.md", text })).toBeNull();
  });
});

describe("a page that would take long to parse", () => {
  const row = (count: number, text: string): string => text.repeat(count);
  const table = "| A |\n| - |\n";

  /** Returns the line and the reason of a refusal, or `null`. */
  const refusal = (text: string): string | null => {
    const finding = guardPage("t.md", text);
    if (finding === null) return null;
    expect(finding).toMatchObject({ code: "MM2015", span: { file: "t.md", start: { column: 1 } } });
    expect(finding.span?.end).toEqual(finding.span?.start);
    return `${finding.span?.start.line}: ${finding.message}`;
  };

  test.each([
    ["characters", "1", (n: number) => "x".repeat(n), 1_000_000],
    ["cells in a row", "2", (n: number) => `\n${"|".repeat(n)}`, 200],
    ["rows", "20003", (n: number) => table + row(n, "| a |\n"), 20_000],
    ["lines outside of tables", "3001", (n: number) => row(n - 1, "a\n"), 3000],
    ["quotes and list items", "501", (n: number) => row(n, "> a\n"), 500],
    ["quotes and list items", "501", (n: number) => row(n, "- a\n"), 500],
    ["quotes and list items", "501", (n: number) => row(n, "+\n"), 500],
    ["quotes and list items", "501", (n: number) => row(n, "12. a\n"), 500],
    ["quotes and list items", "501", (n: number) => row(n, "1)\n"), 500],
    ["quotes and list items", "251", (n: number) => row(n / 2, "    - a\n") + row(n % 2, ">"), 500],
    [
      "quotes and list items",
      "251",
      (n: number) => row(n / 2, "       * a\n") + row(n % 2, ">"),
      500,
    ],
    ["underlined headings", "202", (n: number) => row(n, "a\n==\n"), 100],
    ["underlined headings", "202", (n: number) => row(n, "a\n  -- \n"), 100],
    ["markdown marks in one block", "1", (n: number) => row(n, "*"), 1000],
    ["markdown marks in one block", "2", (n: number) => `${row(n - 1, "[")}\nb_`, 1000],
    [
      "markdown marks",
      "101",
      (n: number) => row(50, `${row(1000, "&")}\n\n`).slice(0, -2) + row(n - 50_000, "\n\n!"),
      50_000,
    ],
  ])("has too many %s, at line %s", (what, line, page, limit) => {
    expect(refusal(page(limit))).toBeNull();
    expect(refusal(page(limit + 1))).toBe(`${line}: This page has more than ${limit} ${what}`);
  });

  test.each([
    ["marks in blocks apart", row(3, `${row(600, "*")}\n \n`)],
    ["marks in rows", `# T\n${table}${row(3, `| ${row(600, "*")} |\n`)}`],
    ["letters and digits", row(2000, "a1.b2)c-d+")],
    ["underlines after text", row(400, "a ==\n")],
    ["underlines of text", row(400, "a == b -- c\n")],
    ["words that begin like items", row(600, "-a\n+b\n1.c\n")],
    ["long numbers", row(600, "1234567890. a\n")],
    ["rows of underlines", `# T\n${table}${row(600, "| - |\n")}`],
  ])("has not too many %s", (_what, text) => {
    expect(refusal(text)).toBeNull();
  });

  test.each(["*", "_", "[", "]", "`", "<", ">", "&", "!", "\\", "- ", "+ ", "1. ", "2) "])(
    "counts %j as a mark",
    (mark) => {
      expect(refusal(`a ${row(1001, `x${mark}`)}`)).toContain("markdown marks in one block");
    },
  );
});
