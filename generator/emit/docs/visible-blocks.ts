import type { Nodes, RootContent } from "mdast";
import { showInvisible } from "../../diagnostics/visible-text.ts";

/**
 * Blocks of which no text holds a character that does not show, or turns around those beside it. Markdown has no escape
 * for them that would not bring them back, and a page is read in editors and reviews too.
 */
export function visibleBlocks(nodes: readonly RootContent[]): RootContent[] {
  return nodes.map(visible);
}

/** Tabs stay: code is indented with them. */
function shown(text: string): string {
  return text.split("\t").map(showInvisible).join("\t");
}

function visible<Node extends Nodes>(node: Node): Node {
  return {
    ...node,
    ...("value" in node ? { value: shown(node.value) } : {}),
    ...("url" in node ? { url: shown(node.url) } : {}),
    ...("children" in node ? { children: node.children.map(visible) } : {}),
  };
}
