import { containing, typesOf } from "../model/graph.ts";
import { hasDate } from "../model/has-date.ts";
import type { Model } from "../model/model.ts";
import type { ModelId } from "../model/type.ts";

/** A form of a value: JSON on the wire, or the value in TypeScript code. For most models the two are the same. */
export type Form = "wire" | "memory";

/**
 * Returns the models whose values in TypeScript differ from the JSON on the wire, because somewhere inside a property
 * is renamed or a date is a `Date`. The wire form of such a model gets a type of its own.
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
