import type { ModelId, TypeNode } from "../model/type.ts";
import { visitType } from "../model/type-visitor.ts";

/**
 * Returns a type as text, with the members of unions sorted. Two types with the same text are equal.
 *
 * @param nameOf Returns the name of a model.
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
    // The known tags are not listed, because changes of the other members are reported themselves.
    other: ({ tag }) => `any object with another \`${tag.wireName}\``,
  });
}
