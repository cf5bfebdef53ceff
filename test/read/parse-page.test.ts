import fc from "fast-check";
import type { Nodes } from "mdast";
import { describe, expect, test } from "vitest";
import { parseMarkdown } from "../../generator/read/markdown/parse-markdown.ts";
import { parsePage } from "../../generator/read/markdown/parse-page.ts";
import { maskRawCells, rawColumns } from "../../generator/read/markdown/mask-cells.ts";
import { squeezePadding } from "../../generator/read/markdown/squeeze-padding.ts";
import { hasCorpora, measuredCorpora, readCorpus } from "../support/corpora.ts";

/** Returns what a tree says: everything but the offsets, which nobody reads. */
function told(nodes: readonly Nodes[]): unknown {
  return JSON.parse(
    JSON.stringify(nodes, (key, value: unknown) => (key === "offset" ? 0 : value)),
    (key, value: unknown) => (key === "offset" ? undefined : value),
  );
}

const noColumns: ReadonlySet<string> = new Set();

function expectAlike(text: string, columns = noColumns): void {
  expect(told(parsePage(text, columns))).toEqual(told(parseMarkdown(text).children));
}

const head = "| Field | Type |\n| --- | --- |\n";

describe("a page is parsed as if the parser had seen all of it", () => {
  test.each([
    ["a table", `${head}| a | [B](b.md) |\n| c | *d* |`],
    ["a table at the end of a line", `${head}| a | b |\n`],
    ["a blank line of tabs below", `${head}| a | b |\n\t \ntext`],
    ["text below", `${head}| a | b |\ntext`],
    ["a space that is not markdown's below", `${head}| a | b |\n\u{a0}\ntext`],
    ["a heading below", `${head}| a | b |\n# Title`],
    ["rows without their first pipe", `${head}| a | b |\nc | d\n`],
    ["a row without its last pipe", `${head}| a | b\n`],
    ["a row with a space that is not markdown's behind it", `${head}| a | b |\u{a0}\n`],
    ["short and long rows", `${head}| a |\n| a | b | c |  \n`],
    ["empty rows", `${head}|\n||\n| |\n|||\n   |\n`],
    ["indented rows", `${head}   | a | b |\n  | c | d |\n`],
    ["a row that is indented like code", `${head}| a | b |\n    | c | d |\n`],
    ["escaped pipes", `${head}| a \\| b | \`c \\| d\` |\n| a \\\\| \\\\\\| |\n| \\\\\n`],
    ["a row of dashes", `${head}| --- | --- |\n| a | b |\n`],
    ["tabs", `${head}|\ta\t|\tb *c*\t|\t\n`],
    ["a block of code", `\`\`\`\n${head}| a | b |\n\n| c | d |\n\`\`\`\n`],
    ["a block of code that has no end", `~~~\n${head}| a | b |\n`],
    ["a block of HTML", `<div>\n${head}| a | b |\n\n</div>`],
    ["a comment", `<!--\n${head}| a | b |\n\n-->`],
    ["a quote that goes on", `> text\n${head}| a | b |\n`],
    ["an item of a list", `- text\n\n  | Field | Type |\n  | --- | --- |\n  | a | b |\n\n  more\n`],
    ["an item of a list that goes on", `- text\n${head}| a | b |\n`],
    ["a paragraph above", `text\n${head}| a | b |\n`],
    ["a header of another width", "| Field |\n| --- | --- |\n| a | b |\n"],
    ["two tables", `${head}| a | b |\n\n${head}| c | \`d\` |\n`],
    [
      "two tables of which one is no table",
      `${head}| a | b |\n\n\`\`\`\n${head}| c | d |\n\`\`\`\n`,
    ],
    ["a reference", `${head}| a | [B] |\n\n[B]: b.md\n`],
    ["a reference in a quote", `${head}| a | [B] |\n\n> [B]: b.md\n`],
    ["text that looks like a reference", `${head}| a | [B] |\n`],
    ["markup that goes on in the next cell", `${head}| *a | b* |\n| \`c | d\` |\n| <i | e> |\n`],
    ["equal cells", `${head}| *a* | *a* |\n| *a* | x |\n`],
    [
      "entities, HTML and breaks",
      `${head}| &lt;a&gt; <br/> | <b>c</b>\\ |\n| d\\\\ | <https://e.f> |\n`,
    ],
    ["a zero character", `${head}| a\u{0} | \u{0} |\n`],
  ])("%s", (_, text) => {
    expectAlike(text);
  });

  const piece = fc.constantFrom(
    ...["|", "|", "|", " ", "  ", "\t", "\\", "`", "*", "**", "_", "[a](b)", "[a]", "<b>", "</b>"],
    ...["a", "T.nilable(::String)", "&amp;", "---", ":-:", "\u{a0}", "é", "😀", "!", "<!--", "-->"],
  );
  const row = fc.array(piece, { maxLength: 12 }).map((parts) => `|${parts.join("")}`);
  const line = fc.oneof(
    { weight: 6, arbitrary: row },
    { weight: 2, arbitrary: fc.constantFrom("| a | b |", "|---|---|", "", "", " ") },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        ...[
          "text",
          "# Title",
          "> quote",
          "- item",
          "  text",
          "```",
          "<div>",
          "---",
          "[a]: b",
          "a | b",
        ],
      ),
    },
  );

  test("any lines", () => {
    const page = fc.tuple(fc.boolean(), fc.array(line, { maxLength: 14 }));
    fc.assert(
      fc.property(page, ([hasTable, lines]) => {
        expectAlike(`${hasTable ? "| a | b |\n| - | - |\n" : ""}${lines.join("\n")}`);
      }),
      { seed: 11, numRuns: 1_500 },
    );
  });

  test("raw cells hold one text, wherever it stands", () => {
    const page = fc.array(row, { maxLength: 8 });
    fc.assert(
      fc.property(page, (rows) => {
        const columns = "| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n";
        expectAlike(maskRawCells(`${columns}${rows.join("\n")}\n`), rawColumns);
      }),
      { seed: 12, numRuns: 500 },
    );
  });

  test.skipIf(!hasCorpora).each(measuredCorpora)("the pages of %s", async (name) => {
    for (const { text } of await readCorpus(name)) {
      expectAlike(maskRawCells(squeezePadding(text).text), rawColumns);
    }
  });
});
