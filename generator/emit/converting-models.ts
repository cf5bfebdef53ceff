import { containing, typesOf } from "../model/graph.ts";
import { hasDate } from "../model/has-date.ts";
import type { Model } from "../model/model.ts";
import type { ModelId } from "../model/type.ts";

/** One of the forms of a value: what is on the wire, or what TypeScript code holds. Most models have one form only. */
export type Form = "wire" | "memory";

/**
 * The models whose TypeScript form is not the JSON on the wire: properties renamed, or dates as `Date`, somewhere inside.
 * Their form on the wire is a type of its own.
 */
export function convertingModels(
  spec: { readonly models: readonly Model[] },
  dates: "string" | "Date",
): ReadonlySet<ModelId> {
  return containing(
    spec,
    (model) => hasRenamed(model) || (dates === "Date" && typesOf(model).some(hasDate)),
  );
}

function hasRenamed(model: Model): boolean {
  return (
    model.kind === "object" &&
    model.fields.some((one) => !one.transport && one.propertyName !== one.wireName)
  );
}
