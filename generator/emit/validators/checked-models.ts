import { anythingModels } from "../../model/anything.ts";
import { dataSpec, type DataSpec } from "../../model/data-models.ts";
import { mapReferences, mapTypes } from "../../model/map-types.ts";
import type { SpecModel } from "../../model/model.ts";
import { oncePer } from "../../model/once-per.ts";
import type { ModelId, TypeNode } from "../../model/type.ts";

/**
 * Returns the models that get validators. Models that any value fits get none, because their guards would always return
 * true. References to them become `unknown`.
 */
export const checkedModels: (spec: SpecModel) => DataSpec = oncePer((spec) => {
  const anything = anythingModels(spec);
  const data = dataSpec(spec);
  if (anything.size === 0) return data;
  const checked = (id: ModelId): TypeNode =>
    anything.has(id) ? { kind: "unknown" } : { kind: "ref", id };
  return {
    models: data.models
      .filter(({ id }) => !anything.has(id))
      .map((model) => mapTypes(model, (type) => mapReferences(type, checked))),
  };
});
