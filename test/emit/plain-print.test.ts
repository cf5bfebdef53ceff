import fc from "fast-check";
import type {
  AlignType,
  Heading,
  Link,
  List,
  Paragraph,
  PhrasingContent,
  RootContent,
  Table,
} from "mdast";
import { gfmTableToMarkdown } from "mdast-util-gfm-table";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import { expect, it } from "vitest";
import { printPage } from "../../generator/emit/docs/markdown.ts";

const remark = unified()
  .use(function gfmTables() {
    this.data("toMarkdownExtensions", [gfmTableToMarkdown({ tablePipeAlign: false })]);
  })
  .use(remarkStringify, {
    ...{ bullet: "-", emphasis: "_", rule: "-", resourceLink: true },
    unsafe: [{ character: "~", inConstruct: "phrasing" }],
  });

const words = fc
  .array(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc.constantFrom("a", "The list", " ", "of 3", ", ", ". ", "(x)", "Id's"),
      },
      { weight: 1, arbitrary: fc.constantFrom(..."-+*_`[]()<>!#&:|~=\\1.\n\t\"'/".split("")) },
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(""));
const text = words.map((value): PhrasingContent => ({ type: "text", value }));
const code = fc
  .oneof(fc.constantFrom("Token", "a_b", "$x", "a.b", "a]:", " | null"), words)
  .map((value): PhrasingContent => ({ type: "inlineCode", value }));
const link = fc
  .record({
    url: fc.oneof(fc.constantFrom("./models/a-b.md", "a.md#c"), words),
    title: fc.constantFrom(undefined, "of it"),
    children: fc.array(fc.oneof(text, code), { maxLength: 2 }),
  })
  .map(({ url, title, children }): PhrasingContent => {
    const node = { type: "link", url, children } as Link;
    return title === undefined ? node : { ...node, title };
  });
const emphasis = fc
  .record({
    kind: fc.constantFrom("emphasis", "strong"),
    words: fc.oneof(fc.constantFrom("integer", "Deprecated."), words),
  })
  .map(({ kind, words: value }): PhrasingContent => {
    return { type: kind as "emphasis", children: [{ type: "text", value }] };
  });
const tag = fc
  .constantFrom("<br/>", '<a id="x"></a>')
  .map((value): PhrasingContent => ({ type: "html", value }));
const lineBreak = fc.constant<PhrasingContent>({ type: "break" });
const phrasing = fc.array(fc.oneof(text, code, link, emphasis, tag, lineBreak), {
  minLength: 1,
  maxLength: 4,
});
const paragraph = phrasing.map((children): Paragraph => ({ type: "paragraph", children }));
const heading = fc
  .record({ depth: fc.constantFrom(1, 2, 3), children: phrasing })
  .map((of): Heading => ({ type: "heading", ...of }));
const table = fc
  .record({
    align: fc.constantFrom<AlignType[]>([null, null], [null, "left"], [null, null, null]),
    rows: fc.array(
      fc.array(fc.oneof(phrasing, fc.constant<PhrasingContent[]>([])), {
        minLength: 1,
        maxLength: 3,
      }),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
  })
  .map(({ align, rows }): Table => ({
    type: "table",
    align,
    children: rows.map((cells) => ({
      type: "tableRow",
      children: cells.map((children) => ({ type: "tableCell", children })),
    })),
  }));
const usually = <Value>(usual: Value, other: Value): fc.Arbitrary<Value> =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(usual) }, fc.constant(other));
const item = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(paragraph) },
  fc.array(fc.oneof(paragraph, heading), { maxLength: 2 }),
);
const list = fc
  .record({
    ordered: usually(false, true),
    spread: usually(false, true),
    items: fc.array(item, { minLength: 1, maxLength: 3 }),
  })
  .map(({ ordered, spread, items }): List => ({
    ...{ type: "list", ordered, spread },
    children: items.map((children) => ({ type: "listItem", spread: false, children })),
  }));
const block: fc.Arbitrary<RootContent> = fc.oneof(paragraph, list, heading, table);

it("prints a heading of a sharp alone as remark does", () => {
  const children: RootContent[] = [
    { type: "heading", depth: 1, children: [{ type: "text", value: "#" }] },
  ];
  expect(printPage(children)).toBe(remark.stringify({ type: "root", children }));
});

it("prints as remark does", () => {
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 3 }), (children) => {
      expect(printPage(children)).toBe(remark.stringify({ type: "root", children }));
    }),
    { numRuns: 4000 },
  );
});
