import type { DataModel } from "../../model/model.ts";
import { dataFields } from "../../model/object-parts.ts";

/** Tells whether a model can have a validator for parts of it: only objects with keys can. */
export function hasPartial(model: DataModel): boolean {
  return model.kind === "object" && dataFields(model).length > 0;
}
