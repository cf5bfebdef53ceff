import { componentsOf, edgesOf, usersOf } from "../model/graph.ts";
import type { Model, SpecModel } from "../model/model.ts";
import type { ModelId } from "../model/type.ts";
import type { NamePlan } from "./names/name-plan.ts";

/**
 * Returns a key for each model. It changes whenever anything changes that the files of the model may depend on: the
 * model, every model it refers to, directly or through others, the models that refer to it directly, the names of all
 * of them, and the settings. Emitters look at nothing else for the files of one model.
 *
 * @param settings what emitters know besides the model, as text
 * @param hash hashes a text; its results are equal only for equal texts
 */
export function modelKeys(
  model: SpecModel,
  names: NamePlan,
  settings: string,
  hash: (text: string) => string,
): ReadonlyMap<ModelId, string> {
  const own = new Map(model.models.map((one) => [one.id, hash(factsOf(one, names))]));
  const ownOf = (id: ModelId): string => own.get(id) ?? "";
  const reached = reachedKeys(model, ownOf, hash);
  const users = usersOf(model);
  return new Map(
    model.models.map(({ id }) => {
      const referring = sorted((users.get(id) ?? []).map(ownOf));
      return [id, hash([settings, ownOf(id), reached.get(id), ...referring].join("\n"))];
    }),
  );
}

function factsOf(model: Model, names: NamePlan): string {
  return JSON.stringify([names.get(model.id), withoutMaps(model)]);
}

/** JSON has no maps. The order of a map's entries counts. */
function withoutMaps(model: Model): object {
  if (model.kind !== "union" || model.discriminator === null) return model;
  return {
    ...model,
    discriminator: { ...model.discriminator, mapping: [...model.discriminator.mapping] },
  };
}

/** Returns for each model a key of all models it reaches. A cycle of models shares one key. */
function reachedKeys(
  model: SpecModel,
  ownOf: (id: ModelId) => string,
  hash: (text: string) => string,
): ReadonlyMap<ModelId, string> {
  const edges = edgesOf(model);
  const keys = new Map<ModelId, string>();
  for (const group of componentsOf(edges)) {
    const outside = group.flatMap((id) =>
      (edges.get(id) ?? []).flatMap((target) => keys.get(target) ?? []),
    );
    const key = hash([...sorted(group.map(ownOf)), "", ...sorted(outside)].join("\n"));
    for (const id of group) keys.set(id, key);
  }
  return keys;
}

function sorted(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}
