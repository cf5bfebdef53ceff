import type { TypeNode } from "../model/type.ts";
import { distinctTypes } from "./union-uses.ts";

/**
 * What an envelope carries: one of several bodies, or nothing.
 *
 * @param types of its bodies, in the order of the page
 */
export function bodyOf(types: readonly TypeNode[]): TypeNode | null {
  const [only, ...more] = distinctTypes(types);
  if (only === undefined) return null;
  return more.length === 0 ? only : { kind: "union", members: [only, ...more] };
}
