import type { DataSpec } from "../../model/data-models.ts";
import { containing, edgesOf, referencesOf, typesOf, type Edges } from "../../model/graph.ts";
import type { DataModel } from "../../model/model.ts";
import type { ModelId, TypeNode } from "../../model/type.ts";

/**
 * Returns the models whose guards should remember their answers. Several members of a union may ask the guard of such
 * a model about the same part of a value, and the model contains such a union itself. Without remembering, each level
 * of a value would double the work for the level below it.
 */
export function askedAgain(model: DataSpec): ReadonlySet<ModelId> {
  const edges = edgesOf(model);
  const shared = new Map(model.models.map((one) => [one.id, sharedBelow(one, edges)]));
  const doubling = containing(model, ({ id }) => (shared.get(id)?.size ?? 0) > 0);
  const asked = new Set([...shared.values()].flatMap((ids) => [...ids]));
  return new Set([...asked].filter((id) => doubling.has(id)));
}

/** Returns the models that can be reached from more than one member of a union in a model. */
function sharedBelow(model: DataModel, edges: Edges): ReadonlySet<ModelId> {
  const shared = new Set<ModelId>();
  for (const members of triedUnionsOf(model)) {
    const seen = new Set<ModelId>();
    for (const member of members) {
      const reached = reachedFrom(referencesOf(member), edges);
      for (const id of reached) (seen.has(id) ? shared : seen).add(id);
    }
  }
  return shared;
}

/** Returns the members of each union in a model whose members are tried one after the other. */
function triedUnionsOf(model: DataModel): readonly (readonly TypeNode[])[] {
  const inTypes = typesOf(model).flatMap(unionsIn);
  return model.kind === "union" && model.discriminator === null
    ? [model.members, ...inTypes]
    : inTypes;
}

function unionsIn(type: TypeNode): readonly (readonly TypeNode[])[] {
  switch (type.kind) {
    case "union":
      return [type.members, ...type.members.flatMap(unionsIn)];
    case "array":
      return unionsIn(type.items);
    case "map":
      return unionsIn(type.values);
    case "nullable":
      return unionsIn(type.of);
    default:
      return [];
  }
}

function reachedFrom(ids: readonly ModelId[], edges: Edges): ReadonlySet<ModelId> {
  const reached = new Set(ids);
  // Iterating over a set also visits the items that are added meanwhile.
  for (const id of reached) for (const next of edges.get(id) ?? []) reached.add(next);
  return reached;
}
