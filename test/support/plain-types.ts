import { byId } from "../../generator/diff/world.ts";
import type { Placed } from "../../generator/diff/covers.ts";
import type { TypeNode } from "../../generator/model/type.ts";
import { plainEnum, plainField as field, plainObject, plainUnion, refTo } from "./plain-models.ts";

// Types by short names, for tables of cases.

export const text = { kind: "string" } as const;
export const integer = { kind: "integer" } as const;
export const number = { kind: "number" } as const;
export const boolean = { kind: "boolean" } as const;
export const date = { kind: "date" } as const;
export const datetime = { kind: "datetime" } as const;
export const binary = { kind: "binary" } as const;
export const unknown = { kind: "unknown" } as const;
export const list = (items: TypeNode): TypeNode => ({ kind: "array", items });
export const map = (values: TypeNode): TypeNode => ({ kind: "map", values });
export const orNull = (of: TypeNode): TypeNode => ({ kind: "nullable", of });
export const any = (...members: readonly TypeNode[]): TypeNode => ({ kind: "union", members });
export const only = (value: string | number | boolean): TypeNode => ({ kind: "literal", value });

export const pair = plainObject("a/Pair", [field("id")]);
export const other = plainObject("a/Other", [field("id")]);
export const hue = plainEnum("a/Hue", ["red", "green"]);
export const level = plainEnum("a/Level", [1, 2]);
export const openHue = { ...plainEnum("a/OpenHue", ["red"]), open: true };
export const either = plainUnion("a/Either", [refTo(pair), text]);
export const nested = plainUnion("a/Nested", [refTo(either), integer]);
export const models = byId({ models: [pair, other, hue, level, openHue, either, nested] });

/** A type of a spec with these models. */
export function placed(type: TypeNode, reads?: Placed["reads"]): Placed {
  return { type, models, nameOf: (id) => id, ...(reads === undefined ? {} : { reads }) };
}
