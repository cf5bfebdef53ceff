import type { TypeNode } from "./type.ts";
import { visitType } from "./type-visitor.ts";

/** Whether a date of either form is part of a type; what it refers to does not count. */
export function hasDate(type: TypeNode): boolean {
  return visitType<boolean>(type, {
    primitive: (kind) => kind === "date" || kind === "datetime",
    array: (items) => items,
    map: (values) => values,
    ref: () => false,
    union: (members) => members.includes(true),
    nullable: (of) => of,
    literal: () => false,
    other: () => false,
  });
}
