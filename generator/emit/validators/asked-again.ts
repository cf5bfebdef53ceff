import type { DataSpec } from "../../model/data-models.ts";
import { containing, edgesOf, referencesOf, typesOf, type Edges } from "../../model/graph.ts";
import type { DataModel } from "../../model/model.ts";
import type { ModelId, TypeNode } from "../../model/type.ts";

/**
 * Models whose guard several members of a union may ask about the same part of a value, and that hold such a union
 * themselves: without remembering, each level would double the work of the one below.
 */
export function askedAgain(model: DataSpec): ReadonlySet<ModelId> {
  const edges = edgesOf(model);
  const shared = new Map(model.models.map((one) => [one.id, sharedBelow(one, edges)]));
  const doubling = containing(model, ({ id }) => (shared.get(id)?.size ?? 0) > 0);
  const asked = new Set([...shared.values()].flatMap((ids) => [...ids]));
  return new Set([...asked].filter((id) => doubling.has(id)));
}

/** The models that several members of one of a model's unions lead to. */
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

/** The members of each union of which members are tried one after the other. */
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
  // A set that grows while it is walked is walked to its end.
  for (const id of reached) for (const next of edges.get(id) ?? []) reached.add(next);
  return reached;
}
