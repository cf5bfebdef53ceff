import { dataSpec, type DataSpec } from "../model/data-models.ts";
import type { DataModel, SpecModel } from "../model/model.ts";
import { dataFields } from "../model/object-parts.ts";
import { oncePer } from "../model/once-per.ts";

/** Returns what a `DataEmitter` sees of a spec: only models of JSON, without the fields that are not part of it. */
export const dataOnly: (spec: SpecModel) => DataSpec = oncePer((spec) => ({
  models: dataSpec(spec).models.map(withoutTransport),
}));

function withoutTransport(model: DataModel): DataModel {
  if (model.kind !== "object") return model;
  const fields = dataFields(model);
  return fields === model.fields ? model : { ...model, fields };
}
