import { nearest } from "../diagnostics/nearest.ts";
import type { ModelId } from "../model/type.ts";

/** Comparisons for one spec: enough for any real one, and soon done for one that is made to take long. */
const budget = 1_000_000;

/** The model that a name which no model has was most likely meant to be. */
export interface NearModel {
  readonly id: ModelId;
  readonly title: string;
}

/** `null` where nothing is near. */
export type FindNear = (name: string) => NearModel | null;

/** Looks for models by title, each name once, until so many are compared that nobody would read the suggestions. */
export function nearModels(models: readonly NearModel[]): FindNear {
  const byTitle = new Map(models.map((model) => [model.title, model]));
  const titles = [...byTitle.keys()];
  const found = new Map<string, NearModel | null>();
  let left = budget;
  return (name) => {
    const before = found.get(name);
    if (before !== undefined) return before;
    left -= titles.length;
    const title = left < 0 ? null : nearest(name, titles);
    const near = title === null ? null : (byTitle.get(title) ?? null);
    found.set(name, near);
    return near;
  };
}
