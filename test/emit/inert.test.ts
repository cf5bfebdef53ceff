import { describe, expect, test } from "vitest";
import { anchorsOf } from "../../generator/emit/docs/anchor.ts";
import {
  describe as blocksOf,
  firstSentence,
  withBreaks,
} from "../../generator/emit/docs/describe.ts";
import { diagramLabel } from "../../generator/emit/docs/diagram-text.ts";
import { inertPhrasing } from "../../generator/emit/docs/inert.ts";
import { printPage } from "../../generator/emit/docs/markdown.ts";
import * as nodes from "../../generator/emit/docs/nodes.ts";
import { lineBreak } from "../../generator/emit/docs/own-html.ts";
import { visibleBlocks } from "../../generator/emit/docs/visible-blocks.ts";
import { jsonInText } from "../../generator/emit/json-in-text.ts";
import type { Field } from "../../generator/model/model.ts";

/** The markdown that our pages have for a description. */
function shown(description: string): string {
  return printPage(blocksOf(description));
}

describe("a description on a page of ours", () => {
  test.each([
    ["nothing", "", ""],
    ["words", "a b", "a b\n"],
    ["a heading", "# a _b_", "**a _b_**\n"],
    ["HTML of a block", "<script>\na\n</script>", "\\<script>\na\n\\</script>\n"],
    ["HTML in a line", "*a* <b onclick='c'>", "_a_ \\<b onclick='c'>\n"],
    ["a quote", "> <i>a</i> *b*", "> \\<i>a\\</i> _b_\n"],
    ["HTML in a quote", "> <p>\n> a", "> \\<p>\n> a\n"],
    ["a list", "* a\n* <b>c</b>", "- a\n- \\<b>c\\</b>\n"],
    ["HTML of a block in a list", "* <p>", "- \\<p>\n"],
    ["a table", "| *a* |\n| - |\n| <b> |", "| _a_ |\n| - |\n| \\<b> |\n"],
    ["a line between paragraphs", "a\n\n***\n\nb", "a\n\n---\n\nb\n"],
    ["a definition", "*a*\n\n[b]: https://c.example", "_a_\n"],
  ])("shows %s", (_what, description, wanted) => {
    expect(shown(description)).toBe(wanted);
  });

  test.each([
    ["[a *b*](https://c.example)", "[a _b_](https://c.example)\n"],
    ["[a *b*](http://c.example 'title')", "[a _b_](http://c.example)\n"],
    ["[*a*](HTTPS://c.example)", "[_a_](HTTPS://c.example)\n"],
    ["[*a*](mailto:b@c.example)", "[_a_](mailto:b@c.example)\n"],
    ["[*a*](../b.md#c)", "[_a_](../b.md#c)\n"],
    ["[*a*](javascript:alert)", "_a_\n"],
    ["[*a*](xhttps://c.example)", "_a_\n"],
    ["[*a*](vbscript:mailto:a)", "_a_\n"],
    ["[<b>*a*</b>](https://c.example)", "[\\<b>_a_\\</b>](https://c.example)\n"],
    ["![*a*](https://c.example/b.png)", "a\n"],
    ["![](https://c.example/b.png) **a**", " **a**\n"],
    ["[*a*][b]\n\n[b]: https://c.example", "_a_\n"],
    ["![a][b] *c*\n\n[b]: https://c.example", "a _c_\n"],
    ["![][b] *c*\n\n[b]: https://c.example", " _c_\n"],
    ["*a <b>* **c <d>**", "_a \\<b>_ **c \\<d>**\n"],
    ["`<b>` *c*", "`<b>` _c_\n"],
  ])("shows %s and loads nothing", (description, wanted) => {
    expect(shown(description).replaceAll("&#x20;", " ")).toBe(wanted);
  });

  test.each([
    ["ts", "ts"],
    ["c++", "c++"],
    ["objective-c title=x", "objective-c"],
    ["ts{1,3}", ""],
    ["{.ts", ""],
    ["", ""],
    ["mermaid", ""],
    ["Math", ""],
    ["geojson", ""],
    ["mermaids", "mermaids"],
    ["notmath", "notmath"],
  ])("shows code of the language %j as that of %j", (language, wanted) => {
    expect(shown(`~~~${language}\n<a>\n~~~`)).toBe(`\`\`\`${wanted}\n<a>\n\`\`\`\n`);
  });

  test("shows the name of a footnote, whose text stands elsewhere, and looks into deleted words", () => {
    const [inside, shownInside] = ["<b>", nodes.lines("<b>")];
    expect(
      inertPhrasing([
        { type: "footnoteReference", identifier: "a" },
        { type: "delete", children: [{ type: "html", value: inside }] },
      ]),
    ).toEqual([nodes.emphasis("a"), { type: "delete", children: [shownInside] }]);
  });
});

test("line breaks become what a cell has for them, also within emphasis and links", () => {
  const broken = nodes.lines("a\nb\nc");
  const mark = nodes.html(lineBreak);
  const parts = [nodes.lines("a"), mark, nodes.lines("b"), mark, nodes.lines("c")];
  const around = [
    { type: "emphasis", children: [broken] },
    { type: "strong", children: [broken] },
    { type: "link", url: "a", children: [broken] },
  ] as const;
  expect(withBreaks([broken, { type: "break" }, nodes.code("d")], mark)).toEqual([
    ...[...parts, mark, nodes.code("d")],
  ]);
  for (const one of around) {
    expect(withBreaks([{ ...one, children: [...one.children] }], mark)).toEqual([
      { ...one, children: parts },
    ]);
  }
});

test.each([
  ["One. Two.", "One."],
  ["One  two. Three.", "One two."],
  ["Is it? Yes", "Is it?"],
  ["Now! Then", "Now!"],
  ["Version 1.2 of it", "Version 1.2 of it"],
  ["No end", "No end"],
  ["The `key` of *a* [pair](a.md). More", "The key of a pair."],
  ["One\n two\\\nthree. Four", "One two three."],
  ["One\n \t\ntwo.", "One"],
  ["One <b>two</b>. Three", "One <b>two</b>."],
  ["# One. Two.", "One."],
  ["- One. Two.", ""],
  ["", ""],
])("the first sentence of %j is %j", (description, sentence) => {
  expect(firstSentence(description)).toBe(sentence);
});

test("invisible characters are shown in words, code, addresses and nested blocks; tabs stay", () => {
  const hidden = "a\u202e\tb";
  const seen = "a\\u202e\tb";
  const withText = (text: string) => [
    nodes.quote({ type: "paragraph", children: [nodes.lines(text)] }),
    nodes.fence("ts", text),
    nodes.paragraph({ type: "link", url: text, children: [] }),
  ];
  expect(visibleBlocks(withText(hidden))).toEqual(withText(seen));
});

test("the blocks of our pages are printed as markdown", () => {
  const page = [
    nodes.heading(2, "a\nb"),
    nodes.quote(nodes.paragraph("c ", nodes.strong("d\n"), " ", nodes.emphasis("e"))),
    nodes.list([["f"], [nodes.code("g\n"), " h"]]),
    nodes.fence("json", "{}"),
    nodes.drawing(diagramLabel("a")),
    nodes.html(lineBreak),
    nodes.table(["i", "j"], [["k", nodes.link("l.md", "m")].map((word) => [word])]),
  ];
  expect(printPage(page)).toBe(
    "## a\\nb\n\n> c **d\\n** _e_\n\n- f\n- `g\\n` h\n\n```json\n{}\n```\n\n" +
      "```mermaid\na\n```\n\n<br/>\n\n" +
      "| i | j |\n| - | - |\n| k | [m](l.md) |\n",
  );
});

const field = (propertyName: string): Field => ({
  ...{ propertyName, docName: "", wireName: "", required: true, nullable: false },
  ...{ deprecation: null, description: "", examples: [], transport: false },
  type: { kind: "string" },
  source: { file: "a.md", start: { line: 1, column: 1 }, end: { line: 1, column: 1 } },
});

test("fields have anchors of plain letters, digits and hyphens, which no two share", () => {
  const names = ["createdAt", "created_at", "created-at", "id2", "é", "ü", "<a>"];
  expect([...anchorsOf(names.map(field))]).toEqual([
    ...[
      ["createdAt", "created-at"],
      ["created_at", "created-at-2"],
      ["created-at", "created-at-3"],
      ["id2", "id2"],
      ["é", "field"],
      ["ü", "field-2"],
      ["<a>", "a"],
    ],
  ]);
});

describe("JSON in a text", () => {
  test.each([
    ["a short list", "[1, 2]", "[1, 2]"],
    ["a short object behind spaces", '  {"a":1}', '  {"a":1}'],
    ["a list as long as a line", "[1234567890, 12345]", "[1234567890, 12345]"],
    ["a longer list", "[1234567890, 123456]", "[\n  1234567890,\n  123456\n]"],
    ["several lines", '{"a":\n1}', '{\n  "a": 1\n}'],
    ["a number with too many digits", "[12345678901234567890]", "[12345678901234567890]"],
    ["spaces in strings", '["a b  c \\" d e f g"]', '[\n  "a b  c \\" d e f g"\n]'],
    ["a key that is there twice", '{"a":1,"a":1234567890}', '{"a":1,"a":1234567890}'],
    ["a number", "1", null],
    ["text in quotes", '"[1]"', null],
    ["no JSON", "[1", null],
    ["words with a list", "a [1]", null],
  ])("with %s", (_what, text, wanted) => {
    expect(jsonInText(text, 19)).toBe(wanted);
  });
});
