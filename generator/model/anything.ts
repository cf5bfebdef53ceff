import { usersOf } from "./graph.ts";
import type { Model, SpecModel } from "./model.ts";
import type { ModelId, TypeNode } from "./type.ts";

/**
 * The models that any JSON value is one of: those nobody knows the members of, and whatever has such a one, or
 * `unknown`, among its members. A guard of one would say yes to everything.
 */
export function anythingModels(spec: SpecModel): ReadonlySet<ModelId> {
  const byId = new Map(spec.models.map((model) => [model.id, model]));
  const users = usersOf(spec);
  const found = new Set<ModelId>();
  const isAnything = (type: TypeNode): boolean =>
    type.kind === "unknown" ||
    (type.kind === "ref" && found.has(type.id)) ||
    (type.kind === "nullable" && isAnything(type.of)) ||
    (type.kind === "union" && type.members.some(isAnything));
  const pending: Model[] = [...spec.models];
  for (let model = pending.pop(); model !== undefined; model = pending.pop()) {
    if (found.has(model.id) || !alternativesOf(model).some(isAnything)) continue;
    found.add(model.id);
    pending.push(...(users.get(model.id) ?? []).flatMap((id) => byId.get(id) ?? []));
  }
  return found;
}

/** The types of which a value of the model is one. */
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
