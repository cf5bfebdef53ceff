import type { DataSpec } from "../model/data-models.ts";
import type { DataModel } from "../model/model.ts";
import type { ModelId } from "../model/type.ts";

/** Both specs, and which model of the old one is which of the new one. */
export interface World {
  readonly before: ReadonlyMap<ModelId, DataModel>;
  readonly after: ReadonlyMap<ModelId, DataModel>;
  /** From the old id to the new one, for every model that is still there. */
  readonly renamed: ReadonlyMap<ModelId, ModelId>;
  /** What dates are in TypeScript. */
  readonly dates: "string" | "Date";
}

/** Models by id. */
export function byId({ models }: DataSpec): ReadonlyMap<ModelId, DataModel> {
  return new Map(models.map((model) => [model.id, model]));
}
