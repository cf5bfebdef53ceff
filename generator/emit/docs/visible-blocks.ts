import type { Nodes, RootContent } from "mdast";
import { showInvisible } from "../../diagnostics/visible-text.ts";

/**
 * Replaces characters that are invisible or reverse the text around them, in all texts of some blocks. An escape of
 * markdown would still render as the character itself, and people also read the pages in editors and reviews.
 */
export function visibleBlocks(nodes: readonly RootContent[]): RootContent[] {
  // Nearly all blocks are visible, and are not copied.
  return nodes.map((node) => (isVisible(node) ? node : visible(node)));
}

function isVisible(node: Nodes): boolean {
  if ("value" in node && shown(node.value) !== node.value) return false;
  if ("url" in node && shown(node.url) !== node.url) return false;
  return !("children" in node) || node.children.every(isVisible);
}

/** Keeps tabs, since code is indented with them. */
function shown(text: string): string {
  return text.includes("\t") ? text.split("\t").map(showInvisible).join("\t") : showInvisible(text);
}

function visible<Node extends Nodes>(node: Node): Node {
  return {
    ...node,
    ...("value" in node ? { value: shown(node.value) } : {}),
    ...("url" in node ? { url: shown(node.url) } : {}),
    ...("children" in node ? { children: node.children.map(visible) } : {}),
  };
}
