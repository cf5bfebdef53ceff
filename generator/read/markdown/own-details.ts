import type { Heading, RootContent } from "mdast";
import type { PageDeprecation } from "./model-page.ts";
import { blockText, isDeprecation, quotedReason, textOf } from "./own-blocks.ts";
import type { PageSource } from "./page-source.ts";

/** What a page of our docs says about a field below its table. */
export interface Details {
  readonly description: string;
  readonly deprecation: PageDeprecation | null;
  /** The example as JSON. */
  readonly example: string | null;
}

/** Returns the details of a page, by property name. */
export function ownDetails(
  nodes: readonly RootContent[],
  source: PageSource,
): ReadonlyMap<string, Details> {
  const groups: { readonly name: string; readonly blocks: RootContent[] }[] = [];
  for (const node of nodes) {
    if (node.type === "heading") groups.push({ name: nameIn(node), blocks: [] });
    else groups.at(-1)?.blocks.push(node);
  }
  return new Map(groups.map(({ name, blocks }) => [name, readDetails(blocks, source)]));
}

function nameIn({ children }: Heading): string {
  return children.find((node) => node.type === "inlineCode")?.value ?? "";
}

function readDetails(nodes: readonly RootContent[], source: PageSource): Details {
  let blocks = nodes;
  const [first] = blocks;
  let deprecation: PageDeprecation | null = null;
  if (first?.type === "blockquote" && isDeprecation(first)) {
    deprecation = { reason: quotedReason(first, source) };
    blocks = blocks.slice(1);
  }
  const fence = blocks.at(-1);
  const label = blocks.at(-2);
  const hasExample =
    fence?.type === "code" && label?.type === "paragraph" && textOf(label) === "Example:";
  return {
    description: blockText(hasExample ? blocks.slice(0, -2) : blocks, source),
    deprecation,
    example: hasExample ? fence.value : null,
  };
}
