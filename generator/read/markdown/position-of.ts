import type { Node } from "mdast";

/**
 * Returns the position of a node. mdast declares it optional because trees can be built by hand, but parsed nodes
 * always have one.
 *
 * @throws Error if there is none, which is a bug of Modelmark.
 */
export function positionOf(node: Node): NonNullable<Node["position"]> {
  if (node.position === undefined)
    throw new Error("Modelmark bug: markdown node without a position");
  return node.position;
}
