import type { Code } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTable } from "micromark-extension-gfm-table";

/** A code block of a markdown text. */
export interface CodeBlock {
  readonly language: string;
  readonly text: string;
}

/** The content of a markdown text, without its layout. */
interface Meaning {
  /** Everything but the code in blocks, as a serialised syntax tree. */
  readonly prose: string;
  readonly blocks: readonly CodeBlock[];
}

/**
 * Whether two markdown texts have the same content. List markers and the widths of tables and lines do not count.
 *
 * @param isSameBlock Whether two code blocks have the same content.
 */
export function isSameMarkdown(
  one: string,
  other: string,
  isSameBlock: (one: CodeBlock, other: CodeBlock) => boolean,
): boolean {
  const [left, right] = [meaningOf(one), meaningOf(other)];
  return (
    left.prose === right.prose &&
    left.blocks.every((block, index) => {
      const twin = right.blocks[index];
      return twin !== undefined && isSameBlock(block, twin);
    })
  );
}

function meaningOf(text: string): Meaning {
  const tree = fromMarkdown(text, {
    extensions: [gfmTable()],
    mdastExtensions: [gfmTableFromMarkdown()],
  });
  const blocks: CodeBlock[] = [];
  const prose = JSON.stringify(tree, (key, value: unknown) => {
    if (key === "position" || key === "spread") return undefined;
    if (isCode(value)) {
      blocks.push({ language: value.lang ?? "", text: value.value });
      return { type: "code", lang: value.lang, meta: value.meta };
    }
    return typeof value === "string" ? value.replaceAll(/\s+/g, " ") : value;
  });
  return { prose, blocks };
}

function isCode(value: unknown): value is Code {
  return (
    typeof value === "object" &&
    value !== null &&
    "type" in value &&
    value.type === "code" &&
    "value" in value
  );
}
