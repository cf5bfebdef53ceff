import { referencesOf, typesOf } from "../model/graph.ts";
import type { EnumModel, Field, Model } from "../model/model.ts";
import type { ModelId, TypeNode } from "../model/type.ts";
import { tagValues, type ModelsById, type TagValue } from "./tag-values.ts";

/** The keys that tell an object from others, by object. */
export type TagPositions = ReadonlyMap<ModelId, ReadonlySet<string>>;

/**
 * Closes each open enum that is used only to tell members apart. If an enum has other uses too, it stays open, and
 * the fields that are tags get its values as literals.
 */
export function closeEnums(models: readonly Model[], positions: TagPositions): readonly Model[] {
  const byId = new Map(models.map((model) => [model.id, model]));
  const isTag = ({ id }: Model, field: Field): boolean =>
    positions.get(id)?.has(field.wireName) === true && openType(field, byId).length > 0;
  const uses = countOf(models.flatMap(typesOf).flatMap(referencesOf));
  const tagUses = countOf(
    models.flatMap((model) =>
      model.kind !== "object"
        ? []
        : model.fields
            .filter((field) => !field.transport && isTag(model, field))
            .flatMap(({ type }) => referencesOf(type)),
    ),
  );
  const isOnlyTag = (id: ModelId): boolean => tagUses.get(id) === uses.get(id);
  return models.map((model): Model => {
    if (model.kind === "enum" && tagUses.has(model.id) && isOnlyTag(model.id)) {
      return { ...model, open: false, isOpenTag: true };
    }
    if (model.kind !== "object") return model;
    const fields = model.fields.map((field) => {
      const isWritten = isTag(model, field) && !referencesOf(field.type).every(isOnlyTag);
      return isWritten ? { ...field, type: listed(tagValues(field, byId)) } : field;
    });
    return { ...model, fields };
  });
}

/** Returns the type of the values of the enum that a field refers to, if that enum is open. */
export function openType({ type }: Field, models: ModelsById): readonly EnumModel["valueType"][] {
  const model = type.kind === "ref" ? models.get(type.id) : undefined;
  return model?.kind === "enum" && model.open ? [model.valueType] : [];
}

function listed(values: readonly TagValue[]): TypeNode {
  const members = values.map((value): TypeNode => ({ kind: "literal", value }));
  const [only, ...more] = members;
  return only !== undefined && more.length === 0 ? only : { kind: "union", members };
}

function countOf(ids: readonly ModelId[]): ReadonlyMap<ModelId, number> {
  const counts = new Map<ModelId, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
