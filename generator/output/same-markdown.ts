import type { Code } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTable } from "micromark-extension-gfm-table";

/** Code in a language, as it stands in a block of markdown. */
export interface CodeBlock {
  readonly language: string;
  readonly text: string;
}

/** What a markdown text says. */
interface Meaning {
  /** All but the code in blocks. */
  readonly prose: string;
  readonly blocks: readonly CodeBlock[];
}

/**
 * Whether two markdown texts say the same: other marks for a list, other widths of a table or lines do not count.
 *
 * @param isSameBlock whether two blocks of code say the same
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
      return { type: "code", lang: value.lang };
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
