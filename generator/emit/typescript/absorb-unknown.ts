import { visitType, type TypeVisitor } from "../../model/type-visitor.ts";
import type { TypeNode } from "../../model/type.ts";

const unknown: TypeNode = { kind: "unknown" };

const absorbing: TypeVisitor<TypeNode> = {
  primitive: (kind) => ({ kind }),
  array: (items) => ({ kind: "array", items }),
  map: (values) => ({ kind: "map", values }),
  ref: (id) => ({ kind: "ref", id }),
  union: (members) =>
    members.some(({ kind }) => kind === "unknown") ? unknown : { kind: "union", members },
  nullable: (of) => (of.kind === "unknown" ? of : { kind: "nullable", of }),
  literal: (value) => ({ kind: "literal", value }),
  other: (type) => type,
};

/**
 * Returns a type in which `unknown` has absorbed all types beside it. Code for a type is made from the inside out, and
 * referring to a model adds its import, so this comes before any code: nothing then refers to a model that is not in
 * the code.
 */
export function absorbUnknown(type: TypeNode): TypeNode {
  return visitType(type, absorbing);
}
