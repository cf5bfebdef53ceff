import type { Model } from "../../model/model.ts";
import type { ModelId } from "../../model/type.ts";
import { groupBy } from "../group-by.ts";

// Models get names in the order in which they arrived, so that a new page never takes the name of an older one.

/** What an earlier run knew about the arrival of models. */
export interface Arrivals {
  /** The paths of the pages it read, relative to the spec folder. */
  readonly pages: ReadonlySet<string>;
  /** The ranks of models that want the same names, by id: 0 for those that arrived first, 1 for the next, and so on. */
  readonly ranks: ReadonlyMap<string, number>;
}

export const noArrivals: Arrivals = { pages: new Set(), ranks: new Map() };

/**
 * Returns the rank of each model in its group: 0 for the models that arrived first.
 *
 * @param groups groups of models that want the same names
 */
export function ranksIn(
  groups: readonly (readonly Model[])[],
  arrivals: Arrivals,
): ReadonlyMap<ModelId, number> {
  const ranks = new Map<ModelId, number>();
  for (const group of groups) {
    const before = group.map((one) => rankBefore(one, arrivals));
    const order = [...new Set(before)].sort((a, b) => a - b);
    for (const [index, { id }] of group.entries()) {
      ranks.set(id, order.indexOf(before[index] ?? 0));
    }
  }
  return ranks;
}

/** Returns the rank of a model in an earlier run. A model that was not there then comes last. */
function rankBefore({ id, source }: Model, { pages, ranks }: Arrivals): number {
  return ranks.get(id) ?? (pages.has(source.file) ? 0 : Number.MAX_SAFE_INTEGER);
}

/**
 * Groups models that want a common name, directly or through other models. It is a union-find: in a forest, each model
 * points towards the root of its group.
 *
 * @param namesOf returns all names that a model wants
 */
export function meetingGroups(
  models: readonly Model[],
  namesOf: (model: Model) => readonly string[],
): readonly (readonly Model[])[] {
  const towards = models.map((_, index) => index);
  const next = (index: number): number => towards[index] ?? index;
  // This is a loop and halves each path it walks, because pages can make chains of names of any length.
  const firstOf = (index: number): number => {
    let at = index;
    while (next(at) !== at) {
      towards[at] = next(next(at));
      at = next(at);
    }
    return at;
  };
  const seen = new Map<string, number>();
  for (const [index, model] of models.entries()) {
    for (const name of namesOf(model)) {
      const other = seen.get(name);
      if (other === undefined) seen.set(name, index);
      else towards[firstOf(index)] = firstOf(other);
    }
  }
  const groups = groupBy([...models.keys()], firstOf);
  return [...groups.values()].map((group) => group.flatMap((index) => models[index] ?? []));
}
