import type { EnumModel, Field, ObjectModel, UnionModel } from "../../model/model.ts";
import { dataFields, restOf } from "../../model/object-parts.ts";
import {
  assertNever,
  type ModelId,
  type OtherType,
  type PrimitiveKind,
  type TypeNode,
} from "../../model/type.ts";
import { visitType } from "../../model/type-visitor.ts";
import type { Expression } from "../typescript/code.ts";
import { comment, literal, name as nameOf, objectKey } from "../typescript/code-text.ts";
import { inheritedKeys } from "../typescript/inherited-keys.ts";
import type { Declaration } from "../typescript/module-source.ts";
import { call, list, object, pure } from "../typescript/write-code.ts";
import type { SchemaWriter } from "./schema-writer.ts";

/** Declares the schema of a model, after the functions and constants that it uses. */
export function schemaStatements(writer: SchemaWriter): readonly Declaration[] {
  const { model } = writer;
  const before: Declaration[] = [];
  const value = schemaOf(writer, before);
  return [
    ...writer.links(),
    ...before,
    {
      ...{ declares: "const", isExported: true, name: writer.name, type: writer.typeOf(model.id) },
      value,
      comment: comment`Reads a {@link ${writer.typeName}} from JSON.`,
    },
  ];
}

function schemaOf(writer: SchemaWriter, before: Declaration[]): Expression {
  const { model } = writer;
  switch (model.kind) {
    case "object":
      return objectSchema(model, writer, before);
    case "enum":
      return enumSchema(model, writer);
    case "union":
      return unionSchema(model, writer);
    default:
      return assertNever(model);
  }
}

function objectSchema(model: ObjectModel, writer: SchemaWriter, before: Declaration[]): Expression {
  const fields = dataFields(model);
  const rest = restOf(model);
  if (fields.length === 0) return typeSchema({ kind: "map", values: rest ?? unknown }, writer);
  const name = writer.imports.declare(nameOf`shape`);
  const entries = fields.map((field) => ({
    key: objectKey(field.wireName),
    value: fieldSchema(field, writer),
  }));
  before.push({
    ...{ declares: "const", isExported: false, name, type: null, comment: null },
    value: object(entries),
  });
  const whole =
    rest === null || rest.kind === "unknown"
      ? writer.z("looseObject", name)
      : pure(
          call(
            writer.helper("openObject"),
            object([
              { key: "shape", value: name },
              { key: "rest", value: typeSchema(rest, writer) },
            ]),
          ),
        );
  const renamed = fields.filter((field) => field.wireName !== field.propertyName);
  if (renamed.length === 0) return whole;
  const pairs = renamed.map((field) =>
    list([literal(field.wireName), literal(field.propertyName)]),
  );
  return pure(
    call(
      writer.helper("renamed"),
      object([
        { key: "schema", value: whole },
        { key: "names", value: list(pairs) },
      ]),
    ),
  );
}

const unknown: TypeNode = { kind: "unknown" };

function fieldSchema(field: Field, writer: SchemaWriter): Expression {
  const schema = typeSchema(field.type, writer);
  const nullable = field.nullable ? writer.z("nullable", schema) : schema;
  const whole = field.required ? nullable : writer.z("optional", nullable);
  if (!inheritedKeys.has(field.wireName)) return whole;
  const entries = [
    { key: "key", value: literal(field.wireName) },
    { key: "schema", value: whole },
  ] as const;
  const own = pure(call(writer.helper("notInherited"), object(entries)));
  return field.required ? own : writer.z("optional", own);
}

function enumSchema(model: EnumModel, writer: SchemaWriter): Expression {
  if (model.open) return typeSchema({ kind: model.valueType }, writer);
  const values = [...new Set(model.members.map(({ value }) => value))];
  return writer.z("literal", list(values.map(literal)));
}

function unionSchema(model: UnionModel, writer: SchemaWriter): Expression {
  const tagged = taggedMembers(model, writer);
  if (tagged === null) return typeSchema({ kind: "union", members: model.members }, writer);
  const { wireName } = tagged;
  const schemas = tagged.members.map((id) => writer.schemaOf(id));
  const taggedSchema = pure(
    call(
      writer.helper("tagged"),
      object([
        { key: "key", value: literal(wireName) },
        { key: "members", value: list(schemas) },
      ]),
    ),
  );
  const others = model.members.flatMap((one) => (one.kind === "other" ? [one] : []));
  if (others.length === 0) return taggedSchema;
  return writer.z("union", list([taggedSchema, ...others.map((one) => typeSchema(one, writer))]));
}

/**
 * Returns the tag and the members of a union if zod can discriminate it. Every member must require the tag, with a
 * fixed set of values, and zod must see these values, which it does not if the key is one that objects inherit.
 */
function taggedMembers(
  { discriminator, members }: UnionModel,
  { plan }: SchemaWriter,
): { readonly wireName: string; readonly members: readonly ModelId[] } | null {
  if (discriminator === null || inheritedKeys.has(discriminator.wireName)) return null;
  const { wireName, mapping } = discriminator;
  const plainMembers = members.filter(({ kind }) => kind !== "other");
  const ids = plainMembers.flatMap((one) => (one.kind === "ref" ? [one.id] : []));
  const announced = new Set(mapping.values());
  const isTold = (id: ModelId): boolean => {
    const model = plan.models.get(id);
    const field = model?.kind === "object" ? tagField(model, wireName) : undefined;
    return field !== undefined && announced.has(id) && hasFixedValues(field.type);
  };
  const hasFixedValues = (type: TypeNode): boolean => {
    const model = type.kind === "ref" ? plan.models.get(type.id) : undefined;
    return type.kind === "literal" || (model?.kind === "enum" && !model.open);
  };
  const isEach = plainMembers.length === ids.length && ids.length > 1 && ids.every(isTold);
  return isEach ? { wireName, members: ids } : null;
}

function tagField(model: ObjectModel, wireName: string): Field | undefined {
  return dataFields(model).find(
    (field) => field.wireName === wireName && field.required && !field.nullable,
  );
}

function typeSchema(type: TypeNode, writer: SchemaWriter): Expression {
  return visitType<Expression>(type, {
    primitive: (kind) => primitiveSchema(kind, writer),
    array: (items) => writer.z("array", items),
    map: (values) => writer.z("record", writer.z("string"), values),
    ref: (id) => writer.schemaOf(id),
    union: (members) => writer.z("union", list(members)),
    nullable: (of) => writer.z("nullable", of),
    literal: (value) => writer.z("literal", literal(value)),
    other: (one) => otherSchema(one, writer),
  });
}

function otherSchema(type: OtherType, writer: SchemaWriter): Expression {
  const { tag, valueType, known: tagValues, given: earlierTags } = type;
  const renamed = [tag, ...earlierTags].filter((one) => one.wireName !== one.propertyName);
  const propertyNames = list(renamed.map(({ propertyName }) => literal(propertyName)));
  const sets = earlierTags.map(({ wireName, values }) =>
    list([literal(wireName), list(values.map(literal))]),
  );
  const tagSchema = primitiveSchema(valueType, writer);
  const values = list(tagValues.map(literal));
  return pure(
    call(
      writer.helper("otherTag"),
      object([
        { key: "key", value: literal(tag.wireName) },
        { key: "tag", value: tagSchema },
        { key: "known", value: values },
        { key: "given", value: list(sets) },
        ...(renamed.length === 0 ? [] : [{ key: "taken", value: propertyNames } as const]),
      ]),
    ),
  );
}

function primitiveSchema(kind: PrimitiveKind, writer: SchemaWriter): Expression {
  const { dates, unsafeIntegers } = writer.context;
  switch (kind) {
    case "binary":
      return writer.z("string");
    case "integer":
      return unsafeIntegers === "reject" ? writer.z("int") : writer.helper("integer");
    case "unknown":
      return writer.helper("anything");
    case "date":
      return writer.helper(dates === "Date" ? "dateFromText" : "dateText");
    case "datetime":
      return writer.helper(dates === "Date" ? "dateTimeFromText" : "dateTimeText");
    case "string":
    case "number":
    case "boolean":
      return writer.z(kind);
    default:
      return assertNever(kind);
  }
}
