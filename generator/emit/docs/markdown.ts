import type { Root, RootContent } from "mdast";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTable } from "micromark-extension-gfm-table";
import remarkParse from "remark-parse";
import remarkStringify from "remark-stringify";
import { unified, type Processor } from "unified";
import { visibleBlocks } from "./visible-blocks.ts";
import * as plain from "./plain-print.ts";

function gfmTables(this: Processor): void {
  this.data("micromarkExtensions", [gfmTable()]);
  this.data("fromMarkdownExtensions", [gfmTableFromMarkdown()]);
  this.data("toMarkdownExtensions", [plain.gfmTables]);
}

const reader = unified().use(gfmTables).use(remarkParse).freeze();

const writer = unified()
  .use(gfmTables)
  .use(remarkStringify, {
    ...{ bullet: "-", emphasis: "_", rule: "-", resourceLink: true },
    handlers: {
      paragraph: plain.paragraph,
      heading: plain.heading,
      list: plain.list,
      table: plain.table,
    },
    // Strikethrough with tildes is not part of CommonMark, but programs that show our pages may support it.
    unsafe: [{ character: "~", inConstruct: "phrasing" }],
  })
  .freeze();

/** Pages repeat descriptions, so their blocks are kept, up to these numbers. */
const limits = { texts: 1_000, characters: 10_000 };

const blocksOfTexts = new Map<string, readonly RootContent[]>();

/** Parses a description as CommonMark with tables. */
export function parseBlocks(markdown: string): readonly RootContent[] {
  const earlier = blocksOfTexts.get(markdown);
  if (earlier !== undefined) return earlier;
  const blocks = reader.parse(markdown).children;
  if (blocksOfTexts.size === limits.texts) blocksOfTexts.clear();
  if (markdown.length <= limits.characters) blocksOfTexts.set(markdown, blocks);
  return blocks;
}

/** Prints a page as markdown. Remark escapes the text. Invisible characters become escapes such as `\u200b`. */
export function printPage(children: readonly RootContent[]): string {
  const root: Root = { type: "root", children: visibleBlocks(children) };
  return writer.stringify(root);
}
