import { emittedSpec } from "../model/envelope.ts";
import type { SpecModel } from "../model/model.ts";
import type { ModelId } from "../model/type.ts";
import { emitAll, type EmitSettings } from "./index.ts";
import { planNames } from "./names/name-plan.ts";

/**
 * What code can import of the output, by the model it is about: the names the root index has, and those of each
 * namespace with the namespace before them.
 */
export function exportedNames(
  spec: SpecModel,
  settings: EmitSettings,
): ReadonlyMap<ModelId, readonly string[]> {
  const model = emittedSpec(spec);
  const plan = planNames(model).value;
  const { reachable } = emitAll(model, plan, settings);
  const owner = new Map(
    [...plan].map(([id, { folder, fileStem }]) => [`${folder}${fileStem}`, id] as const),
  );
  const names = new Map<ModelId, readonly string[]>();
  for (const { path, names: own } of reachable) {
    // `models/shared/pair` and `validators/shared/pair` are of one model.
    const id = owner.get(path.slice(path.indexOf("/") + 1));
    if (id !== undefined) names.set(id, [...(names.get(id) ?? []), ...own]);
  }
  return names;
}
