import type { ModelId, TypeNode } from "../model/type.ts";
import { visitType } from "../model/type-visitor.ts";

/**
 * A type in words, members of unions sorted: two types with the same text are the same type.
 *
 * @param nameOf how a model is named
 */
export function typeText(type: TypeNode, nameOf: (id: ModelId) => string = (id) => id): string {
  return visitType<string>(type, {
    primitive: (kind) => kind,
    array: (items) => `${items.includes(" ") ? `(${items})` : items}[]`,
    map: (values) => `{ [key]: ${values} }`,
    ref: nameOf,
    union: (members) => [...new Set(members)].sort().join(" | "),
    nullable: (of) => `${of} | null`,
    literal: (value) => JSON.stringify(value),
    // Whatever it is not: what becomes of the other members is told of these.
    other: ({ tag }) => `any object with another \`${tag.wireName}\``,
  });
}
