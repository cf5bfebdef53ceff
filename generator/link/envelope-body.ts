import type { TypeNode } from "../model/type.ts";
import { distinctTypes } from "./union-uses.ts";

/**
 * Returns the type of an envelope's content: its body, a union of its bodies, or `null` if it has none.
 *
 * @param types The types of the bodies, in the order of the page.
 */
export function bodyOf(types: readonly TypeNode[]): TypeNode | null {
  const [only, ...more] = distinctTypes(types);
  if (only === undefined) return null;
  return more.length === 0 ? only : { kind: "union", members: [only, ...more] };
}
