import type { Model, SpecModel } from "../model/model.ts";
import type { ModelId } from "../model/type.ts";

/** Both specs, and which model of the old one is which of the new one. */
export interface World {
  readonly before: ReadonlyMap<ModelId, Model>;
  readonly after: ReadonlyMap<ModelId, Model>;
  /** From the old id to the new one, for every model that is still there. */
  readonly renamed: ReadonlyMap<ModelId, ModelId>;
}

/** Models by id. */
export function byId({ models }: SpecModel): ReadonlyMap<ModelId, Model> {
  return new Map(models.map((model) => [model.id, model]));
}
