import type { Root } from "mdast";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTable } from "micromark-extension-gfm-table";
import remarkParse from "remark-parse";
import { unified, type Processor } from "unified";

function gfmTables(this: Processor): void {
  this.data("micromarkExtensions", [gfmTable()]);
  this.data("fromMarkdownExtensions", [gfmTableFromMarkdown()]);
}

/** A parser for CommonMark with tables. The rest of GFM is off, so that `~~` and bare links stay plain text. */
const processor = unified().use(gfmTables).use(remarkParse).freeze();

/**
 * Parses a page to an mdast tree in which every node has its position. It never fails, because any text is markdown.
 */
export function parseMarkdown(text: string): Root {
  return processor.parse(text);
}
