import type { EmittedModel } from "../../model/envelope.ts";
import type {
  Discriminator,
  EnumModel,
  Field,
  ObjectModel,
  UnionModel,
} from "../../model/model.ts";
import { dataFields, restOf } from "../../model/object-parts.ts";
import { assertNever, type TypeNode } from "../../model/type.ts";
import { annotations } from "./annotations.ts";
import { anyOf, besideNotes, nullable } from "./combine.ts";
import type { Schema } from "./schema.ts";

/** What the schema of a model depends on besides the model. */
export interface ModelSchemaContext {
  /** Makes the schema of a type. */
  readonly typeSchema: (type: TypeNode) => Schema;
  /** Makes the schema of a discriminated union from the schemas of its members. */
  readonly taggedUnion: (members: readonly Schema[], discriminator: Discriminator) => Schema;
}

/** Returns the definition of a model, with its title and what its page says about it. */
export function modelSchema(model: EmittedModel, context: ModelSchemaContext): Schema {
  return { title: model.name, ...annotations(model), ...besideNotes(schemaOf(model, context)) };
}

function schemaOf(model: EmittedModel, context: ModelSchemaContext): Schema {
  switch (model.kind) {
    case "object":
      return objectSchema(model, context);
    case "enum":
      return enumSchema(model, context);
    case "union":
      return unionSchema(model, context);
    case "envelope":
      return context.typeSchema(model.body);
    case "unknown":
      return {};
    default:
      return assertNever(model);
  }
}

/** Returns the schema of an object. It allows keys that the page does not list, as validators do by default. */
function objectSchema(model: ObjectModel, context: ModelSchemaContext): Schema {
  const fields = dataFields(model);
  const required = fields.filter((field) => field.required).map(({ wireName }) => wireName);
  const rest = restOf(model);
  const properties = fields.map((field) => [field.wireName, fieldSchema(field, context)] as const);
  return {
    type: "object",
    ...(fields.length === 0 ? {} : { properties: Object.fromEntries(properties) }),
    ...(required.length === 0 ? {} : { required }),
    ...(rest === null ? {} : { additionalProperties: context.typeSchema(rest) }),
  };
}

function fieldSchema(field: Field, context: ModelSchemaContext): Schema {
  const ofType = context.typeSchema(field.type);
  const schema = field.nullable ? nullable(ofType) : ofType;
  const notes = annotations(field);
  const { examples } = field;
  const hasNotes = Object.keys(notes).length > 0 || examples.length > 0;
  return {
    // Keywords beside a `$ref` are allowed since JSON Schema 2019-09.
    ...notes,
    ...(hasNotes ? besideNotes(schema) : schema),
    ...(examples.length === 0 ? {} : { examples }),
  };
}

/** Returns the schema of an enum. For an open enum, it checks only the type, and lists the known values as examples. */
function enumSchema(model: EnumModel, context: ModelSchemaContext): Schema {
  const values = [...new Set(model.members.map(({ value }) => value))];
  return model.open
    ? { ...context.typeSchema({ kind: model.valueType }), examples: values }
    : { type: model.valueType, enum: values };
}

function unionSchema({ members, discriminator }: UnionModel, context: ModelSchemaContext): Schema {
  const schemas = members.map((member) => context.typeSchema(member));
  return discriminator === null ? anyOf(schemas) : context.taggedUnion(schemas, discriminator);
}
