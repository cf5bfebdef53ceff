import { usersOf } from "./graph.ts";
import type { Model, SpecModel } from "./model.ts";
import type { ModelId, TypeNode } from "./type.ts";

/**
 * Returns the models that accept any JSON value: unions with unknown members, and models that have such a model, or
 * `unknown`, among their alternatives. A guard for them would always return true.
 */
export function anythingModels(spec: SpecModel): ReadonlySet<ModelId> {
  const byId = new Map(spec.models.map((model) => [model.id, model]));
  const users = usersOf(spec);
  const anythingIds = new Set<ModelId>();
  const isAnything = (type: TypeNode): boolean =>
    type.kind === "unknown" ||
    (type.kind === "ref" && anythingIds.has(type.id)) ||
    (type.kind === "nullable" && isAnything(type.of)) ||
    (type.kind === "union" && type.members.some(isAnything));
  const pending: Model[] = [...spec.models];
  for (let model = pending.pop(); model !== undefined; model = pending.pop()) {
    if (anythingIds.has(model.id) || !alternativesOf(model).some(isAnything)) continue;
    anythingIds.add(model.id);
    pending.push(...(users.get(model.id) ?? []).flatMap((id) => byId.get(id) ?? []));
  }
  return anythingIds;
}

/** Returns the alternatives that a value of the model can be. */
function alternativesOf(model: Model): readonly TypeNode[] {
  switch (model.kind) {
    case "unknown":
      return [{ kind: "unknown" }];
    case "union":
      return model.members;
    case "envelope":
      return model.body === null ? [] : [model.body];
    case "object":
    case "enum":
      return [];
  }
}
