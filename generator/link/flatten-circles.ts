import { circlesOf } from "../model/graph.ts";
import { baseOf } from "../model/model-base.ts";
import type { EnvelopeModel, Model, UnionModel } from "../model/model.ts";
import type { ModelId, TypeNode } from "../model/type.ts";
import { bodyOf } from "./envelope-body.ts";
import { distinctTypes } from "./union-uses.ts";

/** A model that only names other types. */
type Alias = UnionModel | EnvelopeModel;

/**
 * Removes members and bodies that lead back to their own model. A union adds nothing to itself, and no type system
 * can express it. If unions refer to each other in a circle, each gets the members of all of them that lie outside
 * the circle.
 */
export function flattenCircles(models: readonly Model[]): readonly Model[] {
  const aliases = new Map(
    models.flatMap((model) =>
      model.kind === "union" || model.kind === "envelope" ? [[model.id, model] as const] : [],
    ),
  );
  const edges = new Map(
    [...aliases].map(([id, alias]) => [
      id,
      alternatives(alias)
        .flatMap(leadsTo)
        .filter((to) => aliases.has(to)),
    ]),
  );
  const flat = new Map<ModelId, Model>();
  for (const circle of circlesOf(edges)) {
    const inside = new Set(circle);
    const members = [...circle].sort().flatMap((id) => aliases.get(id) ?? []);
    const leaves = members
      .flatMap(alternatives)
      .filter((type) => !leadsTo(type).some((id) => inside.has(id)));
    const distinct = distinctTypes(leaves);
    for (const alias of members) flat.set(alias.id, withAlternatives(alias, distinct));
  }
  return models.map((model) => flat.get(model.id) ?? model);
}

function alternatives(alias: Alias): readonly TypeNode[] {
  if (alias.kind === "union") return alias.members;
  if (alias.body === null) return [];
  return alias.body.kind === "union" ? alias.body.members : [alias.body];
}

/** Returns the id of the model that a type refers to directly or as nullable, or nothing. */
function leadsTo(type: TypeNode): readonly ModelId[] {
  if (type.kind === "nullable") return leadsTo(type.of);
  return type.kind === "ref" ? [type.id] : [];
}

function withAlternatives(alias: Alias, types: readonly TypeNode[]): Model {
  if (alias.kind === "envelope") return { ...alias, body: bodyOf(types) };
  return types.length === 0
    ? { ...baseOf(alias), kind: "unknown" }
    : { ...alias, members: types, discriminator: null };
}
