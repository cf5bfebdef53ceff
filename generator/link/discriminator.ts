import type { Discriminator, Field, Model, ObjectModel } from "../model/model.ts";
import type { ModelId, TypeNode } from "../model/type.ts";

/** Models by id. */
export type ModelsById = ReadonlyMap<ModelId, Model>;

/**
 * The key that tells a union's members apart, found rather than documented: every member is an object, and all
 * require the same key with a single possible value, each another. Of several such keys the one the first
 * member lists first.
 */
export function inferDiscriminator(
  members: readonly TypeNode[],
  models: ModelsById,
): Discriminator | null {
  const objects = memberObjects(members, models);
  const [first] = objects;
  if (first === undefined || objects.length < 2 || objects.length < members.length) return null;
  for (const { wireName } of first.fields) {
    const found = discriminatorBy(wireName, objects, models);
    if (found !== null) return found;
  }
  return null;
}

/** The discriminator with the key an override names, or `null` if the members do not differ in it. */
export function discriminatorAt(
  wireName: string,
  members: readonly TypeNode[],
  models: ModelsById,
): Discriminator | null {
  const objects = memberObjects(members, models);
  return objects.length < members.length ? null : discriminatorBy(wireName, objects, models);
}

function memberObjects(members: readonly TypeNode[], models: ModelsById): readonly ObjectModel[] {
  return members.flatMap((member) => {
    const model = member.kind === "ref" ? models.get(member.id) : undefined;
    return model?.kind === "object" ? [model] : [];
  });
}

function discriminatorBy(
  wireName: string,
  objects: readonly ObjectModel[],
  models: ModelsById,
): Discriminator | null {
  const mapping = new Map<string | number, ModelId>();
  for (const object of objects) {
    const field = object.fields.find((one) => one.wireName === wireName);
    const value = field === undefined ? null : onlyValue(field, models);
    if (value === null || mapping.has(value)) return null;
    mapping.set(value, object.id);
  }
  return { wireName, mapping };
}

/** The one value a field can have, or `null` if it can be absent, null or several. */
function onlyValue(field: Field, models: ModelsById): string | number | null {
  if (!field.required || field.nullable || field.transport) return null;
  const { type } = field;
  if (type.kind === "literal") return typeof type.value === "boolean" ? null : type.value;
  const model = type.kind === "ref" ? models.get(type.id) : undefined;
  if (model?.kind !== "enum" || model.open) return null;
  const [only, ...more] = model.members;
  return only === undefined || more.length > 0 ? null : only.value;
}
