import type { EnvelopeModel, Field, ObjectModel } from "./model.ts";
import type { TypeNode } from "./type.ts";

/** Returns the fields that are part of the JSON. For an envelope, these are the fields that hold a body. */
export function dataFields(model: ObjectModel | EnvelopeModel): readonly Field[] {
  const { fields } = model;
  return fields.some(isTransport) ? fields.filter((field) => !isTransport(field)) : fields;
}

/**
 * Returns the type of keys that an object does not list, or `null` if the object is closed. An object that has only
 * transport fields lists no keys, so it is as free as an object without fields.
 */
export function restOf(model: ObjectModel): TypeNode | null {
  if (model.additionalProperties !== null) return model.additionalProperties;
  return model.fields.every(isTransport) ? { kind: "unknown" } : null;
}

function isTransport({ transport }: Field): boolean {
  return transport;
}
