import type { TypeNode } from "./type.ts";
import { visitType } from "./type-visitor.ts";

/** Whether a type contains a date or a date-time. Referenced models are not searched. */
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
