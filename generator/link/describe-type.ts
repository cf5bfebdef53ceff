import { visitType } from "../model/type-visitor.ts";
import type { TypeNode } from "../model/type.ts";

/** Describes a type in words, for messages. */
export function describeType(type: TypeNode): string {
  return visitType<string>(type, {
    primitive: (kind) => kind,
    array: (items) => `array of ${items}`,
    map: (values) => `map of ${values}`,
    ref: (id) => `\`${id}\``,
    union: (members) => members.join(" or "),
    nullable: (of) => `${of} or null`,
    literal: (value) => JSON.stringify(value),
    other: ({ tag }) => `an object with another \`${tag.wireName}\``,
  });
}
