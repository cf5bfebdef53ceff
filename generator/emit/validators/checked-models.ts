import { anythingModels } from "../../model/anything.ts";
import { dataSpec, type DataSpec } from "../../model/data-models.ts";
import { mapReferences, mapTypes } from "../../model/map-types.ts";
import type { SpecModel } from "../../model/model.ts";

/**
 * Returns the models that get validators. Models that any value fits get none, because their guards would always return
 * true. References to them become `unknown`.
 */
export function checkedModels(spec: SpecModel): DataSpec {
  const anything = anythingModels(spec);
  const { models } = dataSpec(spec);
  if (anything.size === 0) return { models };
  return {
    models: models
      .filter(({ id }) => !anything.has(id))
      .map((model) =>
        mapTypes(model, (type) =>
          mapReferences(type, (id) =>
            anything.has(id) ? { kind: "unknown" } : { kind: "ref", id },
          ),
        ),
      ),
  };
}
