import type { Field, Model, SpecModel } from "../../../../generator/model/model.ts";
import { visitType } from "../../../../generator/model/type-visitor.ts";
import type { ModelId, TypeNode } from "../../../../generator/model/type.ts";

/**
 * Returns the models that the validators of `roots` need.
 *
 * @returns every model after the models it refers to, except where models refer to each other in a circle
 */
export function reachable(model: SpecModel, roots: readonly ModelId[]): readonly Model[] {
  const byId = new Map(model.models.map((one) => [one.id, one]));
  const seen = new Set<ModelId>();
  const ordered: Model[] = [];
  const visit = (id: ModelId): void => {
    const found = byId.get(id);
    if (found === undefined || seen.has(id)) return;
    seen.add(id);
    typesOf(found).flatMap(refsOf).forEach(visit);
    ordered.push(found);
  };
  roots.forEach(visit);
  return ordered;
}

/** Returns the ids that a type mentions, each as often as the type mentions it. */
export function refsOf(type: TypeNode): readonly ModelId[] {
  return visitType<readonly ModelId[]>(type, {
    primitive: () => [],
    literal: () => [],
    array: (items) => items,
    map: (values) => values,
    nullable: (of) => of,
    union: (members) => members.flat(),
    ref: (id) => [id],
  });
}

/** Returns the fields that are part of the JSON. */
export function bodyFields(fields: readonly Field[]): readonly Field[] {
  return fields.filter(({ transport }) => !transport);
}

/** Returns an identifier for a model, always the same one: `shared/Pair` becomes `shared_Pair`. */
export function identifierOf(id: ModelId): string {
  return id.replaceAll(/\W/g, "_");
}

function typesOf(model: Model): readonly TypeNode[] {
  switch (model.kind) {
    case "object": {
      const types = bodyFields(model.fields).map(({ type }) => type);
      return model.additionalProperties === null ? types : [...types, model.additionalProperties];
    }
    case "union":
      return model.members;
    case "enum":
      return [];
  }
}
