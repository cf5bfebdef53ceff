import type { Field, Model } from "../model/model.ts";
import type { ModelId, TypeNode } from "../model/type.ts";

/** Models by id. */
export type ModelsById = ReadonlyMap<ModelId, Model>;

/** The value of a key that tells models apart. */
export type TagValue = string | number;

/**
 * Returns the values by which a field may tell its object from others, or none if the field may hold any value. Open
 * enums count as well, because an enum that tells members apart is closed in its place.
 */
export function tagValues({ type, transport }: Field, models: ModelsById): readonly TagValue[] {
  return transport ? [] : valuesOf(type, models);
}

function valuesOf(type: TypeNode, models: ModelsById): readonly TagValue[] {
  if (type.kind === "literal") return typeof type.value === "boolean" ? [] : [type.value];
  if (type.kind === "union") {
    const values = type.members.map((member) => valuesOf(member, models));
    return values.some((some) => some.length === 0) ? [] : [...new Set(values.flat())];
  }
  const model = type.kind === "ref" ? models.get(type.id) : undefined;
  return model?.kind === "enum" ? [...new Set(model.members.map(({ value }) => value))] : [];
}
