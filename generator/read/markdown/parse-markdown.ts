import type { Root } from "mdast";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTable } from "micromark-extension-gfm-table";
import remarkParse from "remark-parse";
import { unified, type Processor } from "unified";

function gfmTables(this: Processor): void {
  this.data("micromarkExtensions", [gfmTable()]);
  this.data("fromMarkdownExtensions", [gfmTableFromMarkdown()]);
}

/** CommonMark with tables; nothing else of GFM, so that `~~` and bare links stay the text they are. */
const processor = unified().use(gfmTables).use(remarkParse).freeze();

/** The mdast tree of a page, every node with its position. Never fails: any text is markdown. */
export function parseMarkdown(text: string): Root {
  return processor.parse(text);
}
