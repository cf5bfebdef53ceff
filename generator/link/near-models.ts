import { nearest } from "../diagnostics/nearest.ts";
import type { ModelId } from "../model/type.ts";

/** The limit of comparisons for one spec. It suffices for any real spec, and keeps a hostile one from taking long. */
const budget = 1_000_000;

/** The model that an unknown name most likely meant. */
export interface NearModel {
  readonly id: ModelId;
  readonly title: string;
}

/** Finds the model nearest to a name. Returns `null` if none is near. */
export type FindNear = (name: string) => NearModel | null;

/**
 * Returns a function that looks for models with a similar title. It looks up each name once. After a fixed number of
 * comparisons it gives up, since nobody would read so many suggestions.
 */
export function nearModels(models: readonly NearModel[]): FindNear {
  const byTitle = new Map(models.map((model) => [model.title, model]));
  const titles = [...byTitle.keys()];
  const nearByName = new Map<string, NearModel | null>();
  let left = budget;
  return (name) => {
    const before = nearByName.get(name);
    if (before !== undefined) return before;
    left -= titles.length;
    const title = left < 0 ? null : nearest(name, titles);
    const near = title === null ? null : (byTitle.get(title) ?? null);
    nearByName.set(name, near);
    return near;
  };
}
