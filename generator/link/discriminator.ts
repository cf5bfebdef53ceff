import type { Discriminator, ObjectModel } from "../model/model.ts";
import type { ModelId, TypeNode } from "../model/type.ts";
import { tagValues, type ModelsById, type TagValue } from "./tag-values.ts";

/**
 * Infers the key that tells the members of a union apart, since pages do not document it. Every member must be an
 * object, and all must require the same key with values that no other member has. If several keys qualify, those with
 * a single value for each member are preferred, in the order of the first member's fields.
 */
export function inferDiscriminator(
  members: readonly TypeNode[],
  models: ModelsById,
): Discriminator | null {
  const objects = memberObjects(members, models);
  const [first] = objects;
  if (first === undefined || objects.length < 2) return null;
  const candidates = first.fields.flatMap(
    ({ wireName }) => discriminatorBy(wireName, objects, models) ?? [],
  );
  return candidates.find(({ mapping }) => mapping.size === objects.length) ?? candidates[0] ?? null;
}

/**
 * Returns the discriminator with the key that an override names, or `null` if the members do not differ in this key.
 */
export function discriminatorAt(
  wireName: string,
  members: readonly TypeNode[],
  models: ModelsById,
): Discriminator | null {
  return discriminatorBy(wireName, memberObjects(members, models), models);
}

/** Returns the members if all are objects, otherwise an empty list. Members for unknown tags are ignored. */
function memberObjects(members: readonly TypeNode[], models: ModelsById): readonly ObjectModel[] {
  const plainMembers = members.filter(({ kind }) => kind !== "other");
  const objects = plainMembers.flatMap((member) => {
    const model = member.kind === "ref" ? models.get(member.id) : undefined;
    return model?.kind === "object" ? [model] : [];
  });
  return objects.length < plainMembers.length ? [] : objects;
}

function discriminatorBy(
  wireName: string,
  objects: readonly ObjectModel[],
  models: ModelsById,
): Discriminator | null {
  const mapping = new Map<TagValue, ModelId>();
  for (const object of objects) {
    const field = object.fields.find((one) => one.wireName === wireName);
    // A key that can be absent or null does not always tell members apart.
    if (field?.required !== true || field.nullable) return null;
    const values = tagValues(field, models);
    if (values.length === 0 || values.some((value) => mapping.has(value))) return null;
    for (const value of values) mapping.set(value, object.id);
  }
  return mapping.size === 0 ? null : { wireName, mapping };
}
