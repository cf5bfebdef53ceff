import { containing, cyclesOf } from "../../model/graph.ts";
import type { DataSpec } from "../../model/data-models.ts";
import type { DataModel, UnionModel } from "../../model/model.ts";
import type { ModelId } from "../../model/type.ts";
import { convertingModels, type Form } from "../converting-models.ts";
import type { EmitContext } from "../define-emitter.ts";
import { askedAgain } from "./asked-again.ts";

/** What is known about all models before the first validator is written. */
export interface ValidatorPlan {
  readonly models: ReadonlyMap<ModelId, DataModel>;
  /** The models whose values in TypeScript differ from the JSON on the wire. */
  readonly converting: ReadonlySet<ModelId>;
  /** The number of the cycle of each model that contains itself. */
  readonly cycles: ReadonlyMap<ModelId, number>;
  /** The models whose guards remember their answers, because members of a union may ask the same again and again. */
  readonly remembered: ReadonlySet<ModelId>;
  /** The remembered models, and all models that contain them. */
  readonly remembering: ReadonlySet<ModelId>;
  /** The models whose guard is no shortcut for checks: it may be slow, or tells nothing about the wire form. */
  readonly slow: ReadonlySet<ModelId>;
  readonly dates: EmitContext["dates"];
  readonly unsafeIntegers: EmitContext["unsafeIntegers"];
}

/** Makes the plan for all validators. */
export function planValidators(model: DataSpec, context: EmitContext): ValidatorPlan {
  const { dates, unsafeIntegers } = context;
  const converting = convertingModels(model, dates);
  const cycles = cyclesOf(model);
  const remembered = askedAgain(model);
  return {
    models: new Map(model.models.map((one) => [one.id, one])),
    converting,
    cycles,
    slow: new Set([...converting, ...containing(model, ({ id }) => cycles.has(id))]),
    remembered,
    remembering: containing(model, ({ id }) => remembered.has(id)),
    dates,
    unsafeIntegers,
  };
}

/** A member of a discriminated union, with the value that announces it. */
export interface TaggedMember {
  readonly tag: string | number;
  readonly id: ModelId;
}

/**
 * Returns the key that tells the members of a union apart in one form.
 *
 * @returns `null` if there is no such key: in memory, the members may have different names for it
 */
export function tagOf(
  { discriminator }: UnionModel,
  form: Form,
  plan: ValidatorPlan,
): { readonly key: string; readonly members: readonly TaggedMember[] } | null {
  if (discriminator === null) return null;
  const members = [...discriminator.mapping].map(([tag, id]) => ({ tag, id }));
  const keys = members.map(({ id }) => keyIn(plan.models.get(id), discriminator.wireName, form));
  const [key] = keys;
  return key === undefined || keys.some((one) => one !== key) ? null : { key, members };
}

function keyIn(model: DataModel | undefined, wireName: string, form: Form): string | undefined {
  if (form === "wire" || model?.kind !== "object") return wireName;
  return model.fields.find((field) => field.wireName === wireName)?.propertyName;
}
