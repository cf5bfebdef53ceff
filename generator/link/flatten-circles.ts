import { circlesOf, type Edges } from "../model/graph.ts";
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
 * the circle, and allows `null` if any of them does.
 */
export function flattenCircles(models: readonly Model[]): readonly Model[] {
  const aliases = aliasesIn(models);
  const flat = new Map<ModelId, Model>();
  for (const circle of circlesOf(aliasEdges(models))) {
    const inside = new Set(circle);
    const members = [...circle].sort().flatMap((id) => aliases.get(id) ?? []);
    const distinct = outside(members.flatMap(alternatives), inside);
    for (const alias of members) flat.set(alias.id, withAlternatives(alias, distinct));
  }
  return models.map((model) => flat.get(model.id) ?? model);
}

/** Returns for each union and each envelope the others that it refers to itself, rather than in lists or maps. */
export function aliasEdges(models: readonly Model[]): Edges {
  const aliases = aliasesIn(models);
  return new Map(
    [...aliases].map(([id, alias]) => [
      id,
      alternatives(alias)
        .flatMap(leadsTo)
        .filter((to) => aliases.has(to)),
    ]),
  );
}

function aliasesIn(models: readonly Model[]): ReadonlyMap<ModelId, Alias> {
  return new Map(
    models.flatMap((model) =>
      model.kind === "union" || model.kind === "envelope" ? [[model.id, model] as const] : [],
    ),
  );
}

function alternatives(alias: Alias): readonly TypeNode[] {
  if (alias.kind === "union") return alias.members;
  return alias.body === null ? [] : [alias.body];
}

/** Returns the ids of the models that a type refers to itself, rather than in the items of an array or a map. */
function leadsTo(type: TypeNode): readonly ModelId[] {
  if (type.kind === "nullable") return leadsTo(type.of);
  if (type.kind === "union") return type.members.flatMap(leadsTo);
  return type.kind === "ref" ? [type.id] : [];
}

/** Returns the alternatives among types that do not lead into a circle, with `null` if it was beside one that does. */
function outside(types: readonly TypeNode[], circle: ReadonlySet<ModelId>): readonly TypeNode[] {
  const isInside = (type: TypeNode): boolean => leadsTo(type).some((id) => circle.has(id));
  const outsideOf = (type: TypeNode): readonly TypeNode[] => {
    if (!isInside(type)) return [type];
    if (type.kind === "nullable") return outsideOf(type.of);
    return type.kind === "union" ? type.members.flatMap(outsideOf) : [];
  };
  const losesNull = (type: TypeNode): boolean =>
    isInside(type) &&
    (type.kind === "nullable" || (type.kind === "union" && type.members.some(losesNull)));
  const alternatives = distinctTypes(types.flatMap(outsideOf));
  const [first, ...others] = alternatives;
  const isTold = alternatives.some(({ kind }) => kind === "nullable") || !types.some(losesNull);
  if (first === undefined || isTold) return alternatives;
  return [{ kind: "nullable", of: first }, ...others];
}

function withAlternatives(alias: Alias, types: readonly TypeNode[]): Model {
  if (alias.kind === "envelope") return { ...alias, body: bodyOf(types) };
  return types.length === 0
    ? { ...baseOf(alias), kind: "unknown" }
    : { ...alias, members: types, discriminator: null };
}
