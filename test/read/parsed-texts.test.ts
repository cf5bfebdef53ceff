import { beforeEach, describe, expect, test, vi } from "vitest";
import { rawColumns } from "../../generator/read/markdown/mask-cells.ts";
import type * as parser from "../../generator/read/markdown/parse-markdown.ts";
import { parsePage } from "../../generator/read/markdown/parse-page.ts";

// What the markdown parser gets to see. The trees are the same whatever it sees, which another test shows, so only the
// time depends on it.

const texts = vi.hoisted((): string[] => []);

vi.mock("../../generator/read/markdown/parse-markdown.ts", async (original) => {
  const { parseMarkdown } = await original<typeof parser>();
  return {
    parseMarkdown: (text: string) => {
      texts.push(text);
      return parseMarkdown(text);
    },
  };
});

beforeEach(() => {
  texts.length = 0;
});

const head = "| Field | Type |\n| --- | --- |";

/** Returns the text in which cells are parsed. */
function inTable(...cells: readonly string[]): string {
  return ["| - |", "| - |", ...cells.map((cell) => `| ${cell} |`)].join("\n");
}

function parsedFor(page: string): readonly string[] {
  texts.length = 0;
  parsePage(page, rawColumns);
  return [...texts];
}

describe("the parser gets", () => {
  test("a page without the rows of its tables, and the types", () => {
    const page = `# A\n\n${head}\n| a | one [B](b.md) |\n| c | one d |`;
    expect(parsedFor(page)).toEqual([inTable("one [B](b.md)", "one d"), `# A\n\n${head}`]);
  });

  test("blank lines in place of rows that are not the end of the page", () => {
    const page = `${head}\n| a | two |\n| a | two |\n\ntext\n\n${head}\n| a | two |\n\n \n`;
    expect(parsedFor(page)).toEqual([inTable("two"), `${head}\n\n\n\ntext\n\n${head}`]);
  });

  test("no cell of a column that is read as written, and no empty one", () => {
    expect(parsedFor(`${head}\n| *a* |  |\n| b`)).toEqual([head]);
  });

  test("every cell of other columns, also beyond the header", () => {
    const page = "| Field | Other |\n| --- | --- |\n| a | three | four |";
    expect(parsedFor(page)[0]).toBe(inTable("three", "four"));
  });

  test("an equal cell only once", () => {
    const page = (type: string): string => `${head}\n| a | five |\n| b | ${type} |`;
    expect(parsedFor(page("five"))).toEqual([inTable("five"), head]);
    expect(parsedFor(page("five"))).toEqual([head]);
    expect(parsedFor(page("six"))).toEqual([inTable("six"), head]);
    expect(parsedFor(page("five"))).toEqual([head]);
  });

  test("a very long cell on every page", () => {
    const page = (length: number): string => `${head}\n| a | ${"x".repeat(length)} |`;
    for (const [length, times] of [
      [1_000, 1],
      [1_001, 2],
    ] as const) {
      const both = [...parsedFor(page(length)), ...parsedFor(page(length))];
      expect(both.filter((text) => text.startsWith("| - |"))).toHaveLength(times);
    }
  });

  test("a page as a whole if it has no table, or text directly below one", () => {
    for (const page of ["# A\n", `${head}\n| a | b |\ntext`, `${head}\n| a | b |\nc | d\n`]) {
      expect(parsedFor(page)).toEqual([page]);
    }
  });

  test("a page as a whole if it may define what a link in a cell refers to", () => {
    const page = `${head}\n| a | [B] |\n\n[B]: b.md`;
    expect(parsedFor(page)).toEqual([page]);
  });

  test("a page as a whole after all if what looks like a table is none", () => {
    const page = `${head}\n| a | seven |\n\n~~~\n${head}\n| a | seven |\n~~~`;
    const outline = `${head}\n\n\n~~~\n${head}\n| a | seven |\n~~~`;
    expect(parsedFor(page)).toEqual([inTable("seven"), outline]);
    const unclosed = `~~~\n${head}\n| a | seven |`;
    expect(parsedFor(unclosed)).toEqual([`~~~\n${head}`, unclosed]);
  });

  test("cells anew after ten thousand others", () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => `| a | T${index} |`);
    parsedFor(`${head}\n${rows.join("\n")}`);
    const earlier = parsedFor(`${head}\n| a | T9999 |\n| a | eight |`);
    expect(earlier).toEqual([inTable("eight"), head]);
    const first = parsedFor(`${head}\n| a | T0 |\n| a | eight |`);
    expect(first).toEqual([inTable("T0"), head]);
  }, 30_000);
});
