import type { DataModel } from "../../model/model.ts";
import { dataFields } from "../../model/object-parts.ts";

/** Whether a model has parts: it is an object with keys. */
export function hasPartial(model: DataModel): boolean {
  return model.kind === "object" && dataFields(model).length > 0;
}
