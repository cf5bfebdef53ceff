import type { Model, SpecModel } from "./model.ts";
import { dataFields, restOf } from "./object-parts.ts";
import { oncePer } from "./once-per.ts";
import { assertNever, type ModelId, type TypeNode } from "./type.ts";
import { visitType, type TypeVisitor } from "./type-visitor.ts";

/** Returns the types that a model is made of, without transport. */
export function typesOf(model: Model): readonly TypeNode[] {
  switch (model.kind) {
    case "object": {
      const fields = dataFields(model).map(({ type }) => type);
      const rest = restOf(model);
      return rest === null ? fields : [...fields, rest];
    }
    case "union":
      return model.members;
    case "envelope":
      return model.body === null ? [] : [model.body];
    case "enum":
    case "unknown":
      return [];
    default:
      return assertNever(model);
  }
}

/** Returns the models that a type mentions, in the order in which they are written. */
export function referencesOf(type: TypeNode): readonly ModelId[] {
  return visitType(type, references);
}

const none: readonly ModelId[] = [];

const references: TypeVisitor<readonly ModelId[]> = {
  primitive: () => none,
  array: (items) => items,
  map: (values) => values,
  ref: (id) => [id],
  union: (members) => members.flat(),
  nullable: (of) => of,
  literal: () => none,
  other: () => none,
};

/** Returns for each model the models it refers to directly. */
export const edgesOf: (spec: Models) => Edges = oncePer(
  ({ models }) => new Map(models.map((one) => [one.id, typesOf(one).flatMap(referencesOf)])),
);

/** What is asked of a spec here. */
type Models = Pick<SpecModel, "models">;

/**
 * Returns every model for which `isSeed` holds, and every model that refers to one of them, directly or through
 * others.
 */
export function containing<One extends Model>(
  model: { readonly models: readonly One[] },
  isSeed: (model: One) => boolean,
): ReadonlySet<ModelId> {
  const users = usersOf(model);
  const pending = model.models.filter(isSeed).map(({ id }) => id);
  const ids = new Set<ModelId>(pending);
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    for (const user of users.get(id) ?? []) {
      if (ids.has(user)) continue;
      ids.add(user);
      pending.push(user);
    }
  }
  return ids;
}

/**
 * Groups models: two models are in the same group if each refers to the other, directly or through others. Each group
 * comes after everything it refers to. This is Kosaraju's algorithm with an explicit stack, because chains of
 * references may be long.
 */
export function componentsOf(edges: Edges): readonly (readonly ModelId[])[] {
  const users = reversed(edges);
  const seen = new Set<ModelId>();
  const roots = finishingOrder(edges).reverse();
  const groups = roots.map((root) => reachable(root, users, seen));
  return groups.filter((group) => group.length > 0).reverse();
}

/** Returns the models that contain themselves, directly or through others, each with the number of its cycle. */
export function cyclesOf(model: SpecModel): ReadonlyMap<ModelId, number> {
  const cycles = circlesOf(edgesOf(model));
  return new Map(cycles.flatMap((members, cycle) => members.map((id) => [id, cycle] as const)));
}

/** Returns the groups of models that lead back to themselves. */
export function circlesOf(edges: Edges): readonly (readonly ModelId[])[] {
  return componentsOf(edges).filter(
    ([only, ...others]) =>
      others.length > 0 || (only !== undefined && edges.get(only)?.includes(only) === true),
  );
}

/** Returns for each model the models that refer to it directly, which may include itself. */
export const usersOf: (spec: Models) => Edges = oncePer((spec) => reversed(edgesOf(spec)));

/** The models that each model refers to directly. */
export type Edges = ReadonlyMap<ModelId, readonly ModelId[]>;

function reversed(edges: Edges): Edges {
  const users = new Map<ModelId, ModelId[]>();
  for (const [from, targets] of edges) {
    for (const to of targets) {
      const targetUsers = users.get(to);
      if (targetUsers === undefined) users.set(to, [from]);
      else targetUsers.push(from);
    }
  }
  return users;
}

/** Returns the models in depth-first order, each after everything it reaches. */
function finishingOrder(edges: Edges): ModelId[] {
  const order: ModelId[] = [];
  const seen = new Set<ModelId>();
  for (const root of edges.keys()) {
    const stack: { readonly id: ModelId; next: number }[] = [];
    const enter = (id: ModelId): void => {
      if (seen.has(id)) return;
      seen.add(id);
      stack.push({ id, next: 0 });
    };
    enter(root);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const target = edges.get(top.id)?.[top.next];
      top.next += 1;
      if (target !== undefined) enter(target);
      else {
        order.push(top.id);
        stack.pop();
      }
    }
  }
  return order;
}

function reachable(root: ModelId, edges: Edges, seen: Set<ModelId>): readonly ModelId[] {
  const reachedIds: ModelId[] = [];
  const pending = [root];
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    reachedIds.push(id);
    pending.push(...(edges.get(id) ?? []));
  }
  return reachedIds;
}
