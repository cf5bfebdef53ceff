import { emittedSpec } from "../model/envelope.ts";
import type { SpecModel } from "../model/model.ts";
import type { ModelId } from "../model/type.ts";
import { chosenEmitters, type EmitterChoice } from "./chosen-emitters.ts";
import { emitContext } from "./emit-context.ts";
import type { EmitSettings } from "./emit-settings.ts";
import type { ModuleExports } from "./emitter.ts";
import { reachableNames, type ReachableNames } from "./index-files.ts";
import { moduleExports } from "./module-exports.ts";
import { noArrivals, type Arrivals } from "./names/arrival.ts";
import { planNames } from "./names/name-plan.ts";

/** The names of one model. Names in a namespace have its name in front of them. */
interface ModelExports {
  /** The names that code can import from an index of the output. */
  readonly offered: readonly string[];
  /** The names that its modules would export if it still had the names that it was planned with before. */
  readonly generated: readonly string[];
}

/**
 * Returns for each model the names that code can import, and those that are generated for it.
 *
 * @param before the spec that the output was last made from, whose models keep their names; `null` if there is none
 */
export function exportedNames(
  spec: SpecModel,
  settings: EmitSettings & EmitterChoice,
  before: SpecModel | null,
): ReadonlyMap<ModelId, ModelExports> {
  const model = emittedSpec(spec);
  const arrivals = before === null ? noArrivals : arrivalsOf(before);
  const plan = planNames(model, settings.layout, arrivals).value;
  const context = emitContext(plan, settings);
  const emitters = chosenEmitters(settings);
  const offered = reachableNames(model, context, emitters);
  const former = before === null ? plan : planNames(emittedSpec(before), settings.layout).value;
  const formerNames = new Map(
    [...plan].map(([id, names]) => [id, former.get(id) ?? names] as const),
  );
  const generated = emitters
    .flatMap((one) => moduleExports(one, model, emitContext(formerNames, settings)))
    .map((one) => ({ model: one.model, names: namesOf(one) }));
  const [offeredBy, generatedBy] = [byModel(offered), byModel(generated)];
  return new Map(
    [...plan.keys()].map((id) => {
      return [id, { offered: offeredBy.get(id) ?? [], generated: generatedBy.get(id) ?? [] }];
    }),
  );
}

/** Returns the names that a module exports, alone and through the namespace. */
function namesOf({ namespaceName, types, values }: ModuleExports): readonly string[] {
  const names = [...types, ...values];
  return namespaceName === null
    ? names
    : [...names, ...names.map((one) => `${namespaceName}.${one}`)];
}

function byModel(all: readonly ReachableNames[]): ReadonlyMap<ModelId, readonly string[]> {
  const names = new Map<ModelId, string[]>();
  for (const { model, names: own } of all) {
    if (model === null) continue;
    const modelNames = names.get(model);
    if (modelNames === undefined) names.set(model, [...own]);
    else modelNames.push(...own);
  }
  return names;
}

function arrivalsOf({ models }: SpecModel): Arrivals {
  return { pages: new Set(models.map(({ source }) => source.file)), ranks: new Map() };
}
