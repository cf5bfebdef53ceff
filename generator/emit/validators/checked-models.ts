import { anythingModels } from "../../model/anything.ts";
import { dataSpec, type DataSpec } from "../../model/data-models.ts";
import { edgesOf } from "../../model/graph.ts";
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
  const edges = edgesOf(data);
  const refersToAnything = (id: ModelId): boolean =>
    edges.get(id)?.some((other) => anything.has(other)) === true;
  return {
    models: data.models
      .filter(({ id }) => !anything.has(id))
      .map((model) =>
        refersToAnything(model.id)
          ? mapTypes(model, (type) => mapReferences(type, checked))
          : model,
      ),
  };
});
