import type { DataSpec } from "../model/data-models.ts";
import type { DataModel } from "../model/model.ts";
import type { ModelId } from "../model/type.ts";
import type { Unresolved } from "./unresolved.ts";

/** Both specs, with the models that match. */
export interface World {
  readonly before: ReadonlyMap<ModelId, DataModel>;
  readonly after: ReadonlyMap<ModelId, DataModel>;
  /** The new id of each kept model, by its old id. */
  readonly renamed: ReadonlyMap<ModelId, ModelId>;
  /** The TypeScript type of dates. */
  readonly dates: "string" | "Date";
  /** The references of the new spec that lead to no page. */
  readonly unresolved: Unresolved;
}

/** Returns the models of a spec by id. */
export function byId({ models }: DataSpec): ReadonlyMap<ModelId, DataModel> {
  return new Map(models.map((model) => [model.id, model]));
}
