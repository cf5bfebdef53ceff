import type { EnvelopeModel, Field, ObjectModel } from "./model.ts";
import type { TypeNode } from "./type.ts";

/** The fields that are part of the JSON; of an envelope, those that hold a body. */
export function dataFields(model: ObjectModel | EnvelopeModel): readonly Field[] {
  return model.fields.filter(({ transport }) => !transport);
}

/**
 * The type of keys an object does not list, or `null` when it is closed. One of which no key is known, since all
 * it lists is transport, is as free as one without any fields.
 */
export function restOf(model: ObjectModel): TypeNode | null {
  if (model.additionalProperties !== null) return model.additionalProperties;
  return dataFields(model).length === 0 ? { kind: "unknown" } : null;
}
