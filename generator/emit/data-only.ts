import { dataSpec, type DataSpec } from "../model/data-models.ts";
import type { SpecModel } from "../model/model.ts";
import { dataFields } from "../model/object-parts.ts";

/** Returns what a `DataEmitter` sees of a spec: only models of JSON, without the fields that are not part of it. */
export function dataOnly(spec: SpecModel): DataSpec {
  return {
    models: dataSpec(spec).models.map((model) =>
      model.kind === "object" ? { ...model, fields: dataFields(model) } : model,
    ),
  };
}
