import type { ModelBase } from "./model.ts";

/** What a model has whatever its kind, to make one of another kind of it. */
export function baseOf(model: ModelBase): ModelBase {
  const { id, namespace, name, description, deprecation, source } = model;
  return { id, namespace, name, description, deprecation, source };
}
