import type { ModelBase } from "./model.ts";

/** Returns the properties that all kinds of models share, to make a model of another kind from them. */
export function baseOf(model: ModelBase): ModelBase {
  const { id, namespace, name, description, deprecation, source } = model;
  return { id, namespace, name, description, deprecation, source };
}
