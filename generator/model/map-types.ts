import type { Model } from "./model.ts";
import { visitType } from "./type-visitor.ts";
import { assertNever, type ModelId, type TypeNode } from "./type.ts";

/** Returns a type in which `replace` has replaced each reference. */
export function mapReferences(type: TypeNode, replace: (id: ModelId) => TypeNode): TypeNode {
  return visitType<TypeNode>(type, {
    primitive: (kind) => ({ kind }),
    array: (items) => ({ kind: "array", items }),
    map: (values) => ({ kind: "map", values }),
    ref: replace,
    union: (members) => ({ kind: "union", members }),
    nullable: (of) => ({ kind: "nullable", of }),
    literal: (value) => ({ kind: "literal", value }),
    other: (type) => type,
  });
}

/** Returns a model in which `change` has replaced each type. */
export function mapTypes<One extends Model>(model: One, change: (type: TypeNode) => TypeNode): One;
export function mapTypes(model: Model, change: (type: TypeNode) => TypeNode): Model {
  const fieldsOf = ({ fields }: Model & { kind: "object" | "envelope" }) =>
    fields.map((field) => ({ ...field, type: change(field.type) }));
  switch (model.kind) {
    case "object": {
      const rest = model.additionalProperties;
      const additionalProperties = rest === null ? null : change(rest);
      return { ...model, fields: fieldsOf(model), additionalProperties };
    }
    case "envelope":
      return {
        ...model,
        fields: fieldsOf(model),
        body: model.body === null ? null : change(model.body),
      };
    case "union":
      return { ...model, members: model.members.map(change) };
    case "enum":
    case "unknown":
      return model;
    default:
      return assertNever(model);
  }
}
