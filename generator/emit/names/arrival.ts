import type { Model } from "../../model/model.ts";
import type { ModelId } from "../../model/type.ts";
import { groupBy } from "../group-by.ts";

// Names are given in the order in which models came, so that a page that is added takes none away from another.

/** What an earlier run knew of when models came. */
export interface Arrivals {
  /** The pages it read, by path below the spec. */
  readonly pages: ReadonlySet<string>;
  /** When models came that want the same names, by id: 0 for the first, 1 for those that came second, and so on. */
  readonly ranks: ReadonlyMap<string, number>;
}

export const noArrivals: Arrivals = { pages: new Set(), ranks: new Map() };

/**
 * When each model of a group came: 0 for the first.
 *
 * @param groups models that want the same names
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

/** What an earlier run knew; a model that it did not know comes last. */
function rankBefore({ id, source }: Model, { pages, ranks }: Arrivals): number {
  return ranks.get(id) ?? (pages.has(source.file) ? 0 : Number.MAX_SAFE_INTEGER);
}

/**
 * Groups of models that want a name in common, directly or through others: a forest in which each model points towards
 * the first of its group.
 *
 * @param namesOf all names that a model wants
 */
export function meetingGroups(
  models: readonly Model[],
  namesOf: (model: Model) => readonly string[],
): readonly (readonly Model[])[] {
  const towards = models.map((_, index) => index);
  const next = (index: number): number => towards[index] ?? index;
  // A loop, and ways halved as they are gone: chains of names are as long as pages make them.
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
