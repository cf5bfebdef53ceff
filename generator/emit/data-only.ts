import { dataSpec, type DataSpec } from "../model/data-models.ts";
import type { SpecModel } from "../model/model.ts";
import { dataFields } from "../model/object-parts.ts";

/** What an emitter gets that does not ask for pages: JSON alone, without any field that is not part of it. */
export function dataOnly(spec: SpecModel): DataSpec {
  return {
    models: dataSpec(spec).models.map((model) =>
      model.kind === "object" ? { ...model, fields: dataFields(model) } : model,
    ),
  };
}
