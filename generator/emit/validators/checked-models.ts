import { anythingModels } from "../../model/anything.ts";
import { dataSpec, type DataSpec } from "../../model/data-models.ts";
import { mapReferences, mapTypes } from "../../model/map-types.ts";
import type { SpecModel } from "../../model/model.ts";

/**
 * The models that get validators. A guard that says yes to everything would tell nobody anything, so models that may be
 * anything get none, and what refers to them takes any value there.
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
