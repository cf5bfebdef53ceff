import { containing, cyclesOf } from "../../model/graph.ts";
import type { DataSpec } from "../../model/data-models.ts";
import type { DataModel, UnionModel } from "../../model/model.ts";
import type { ModelId } from "../../model/type.ts";
import { convertingModels, type Form } from "../converting-models.ts";
import type { EmitContext } from "../define-emitter.ts";
import { askedAgain } from "./asked-again.ts";

/** What is known of all models before the first validator is written. */
export interface ValidatorPlan {
  readonly models: ReadonlyMap<ModelId, DataModel>;
  /** Models whose TypeScript form is not the JSON on the wire: renamed properties, or dates, somewhere inside. */
  readonly converting: ReadonlySet<ModelId>;
  /** Models that contain themselves, by the number of their cycle. */
  readonly cycles: ReadonlyMap<ModelId, number>;
  /** Models that several members of a union may ask about the same part, over and over: guards remember the answer. */
  readonly remembered: ReadonlySet<ModelId>;
  /** Models that contain remembered ones, and these. */
  readonly remembering: ReadonlySet<ModelId>;
  /** Models whose guard is not asked once more on the way through a value: it may take long, or tells nothing. */
  readonly slow: ReadonlySet<ModelId>;
  readonly dates: EmitContext["dates"];
  readonly unsafeIntegers: EmitContext["unsafeIntegers"];
}

/** Looks at all models once. */
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
 * The key that tells a union's members apart in one form, or `null`: in memory the members may call it by
 * different names.
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
