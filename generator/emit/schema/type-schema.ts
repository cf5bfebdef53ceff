import { visitType, type TypeVisitor } from "../../model/type-visitor.ts";
import {
  assertNever,
  type ModelId,
  type OtherType,
  type PrimitiveKind,
  type TypeNode,
} from "../../model/type.ts";
import type { EmitContext } from "../define-emitter.ts";
import { anyOf, nullable } from "./combine.ts";
import type { Schema } from "./schema.ts";

type UnsafeIntegers = EmitContext["unsafeIntegers"];

/**
 * Returns a function that makes the schema of a type's values on the wire. The schema accepts the same JSON as the
 * generated validators.
 *
 * @param refer returns the `$ref` of a model
 */
export function typeSchemas(
  refer: (id: ModelId) => string,
  unsafeIntegers: UnsafeIntegers,
): (type: TypeNode) => Schema {
  const visitor: TypeVisitor<Schema> = {
    primitive: (kind) => primitiveSchema(kind, unsafeIntegers),
    array: (items) => ({ type: "array", items }),
    map: (values) => ({ type: "object", additionalProperties: values }),
    ref: (id) => ({ $ref: refer(id) }),
    union: anyOf,
    nullable,
    literal: (value) => ({ const: value }),
    other: (type) => otherSchema(type, unsafeIntegers),
  };
  return (type) => visitType(type, visitor);
}

function otherSchema(
  { tag, valueType, known: tagValues, given: earlierTags }: OtherType,
  unsafeIntegers: UnsafeIntegers,
): Schema {
  const unknown = { ...primitiveSchema(valueType, unsafeIntegers), not: { enum: tagValues } };
  const properties: readonly (readonly [string, Schema])[] = [
    [tag.wireName, unknown],
    ...earlierTags.map(({ wireName, values }) => [wireName, { enum: values }] as const),
  ];
  return {
    type: "object",
    properties: Object.fromEntries(properties),
    required: properties.map(([name]) => name),
  };
}

function primitiveSchema(kind: PrimitiveKind, unsafeIntegers: UnsafeIntegers): Schema {
  switch (kind) {
    case "string":
    case "number":
    case "boolean":
      return { type: kind };
    case "integer":
      return unsafeIntegers === "reject"
        ? { type: kind, minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER }
        : { type: kind };
    case "date":
      return { type: "string", format: "date" };
    case "datetime":
      return { type: "string", format: "date-time" };
    case "binary":
      return { type: "string", format: "binary" };
    case "unknown":
      return {};
    default:
      return assertNever(kind);
  }
}
