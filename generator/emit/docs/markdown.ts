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
    handlers: { paragraph: plain.paragraph, heading: plain.heading, table: plain.table },
    // Not part of CommonMark, but readers of our pages may strike through what stands between two.
    unsafe: [{ character: "~", inConstruct: "phrasing" }],
  })
  .freeze();

/** The blocks of a description, as plain CommonMark with tables reads it. */
export function parseBlocks(markdown: string): readonly RootContent[] {
  return reader.parse(markdown).children;
}

/** A page as markdown; escaping is remark's, and what does not show is shown by its number. */
export function printPage(children: readonly RootContent[]): string {
  const root: Root = { type: "root", children: visibleBlocks(children) };
  return writer.stringify(root);
}
