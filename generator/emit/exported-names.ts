import { emittedSpec } from "../model/envelope.ts";
import type { SpecModel } from "../model/model.ts";
import type { ModelId } from "../model/type.ts";
import { chosenEmitters, type EmitterChoice } from "./chosen-emitters.ts";
import { emitContext } from "./emit-context.ts";
import type { EmitSettings } from "./emit-settings.ts";
import { reachableNames } from "./index-files.ts";
import { noArrivals, type Arrivals } from "./names/arrival.ts";
import { planNames } from "./names/name-plan.ts";

/**
 * Returns for each model the names that code can import from an index of the output. Names that are reached through a
 * namespace have its name in front of them.
 *
 * @param before the spec that the output was last made from, whose models keep their names; `null` if there is none
 */
export function exportedNames(
  spec: SpecModel,
  settings: EmitSettings & EmitterChoice,
  before: SpecModel | null,
): ReadonlyMap<ModelId, readonly string[]> {
  const model = emittedSpec(spec);
  const arrivals = before === null ? noArrivals : arrivalsOf(before);
  const plan = planNames(model, settings.layout, arrivals).value;
  const names = new Map<ModelId, readonly string[]>();
  const context = emitContext(plan, settings);
  for (const { model: id, names: own } of reachableNames(
    model,
    context,
    chosenEmitters(settings),
  )) {
    if (id !== null) names.set(id, [...(names.get(id) ?? []), ...own]);
  }
  return names;
}

function arrivalsOf({ models }: SpecModel): Arrivals {
  return { pages: new Set(models.map(({ source }) => source.file)), ranks: new Map() };
}
