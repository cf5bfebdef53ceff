import type {
  EnumModel,
  Model,
  ObjectModel,
  UnionModel,
} from "../../../../generator/model/model.ts";
import { visitType } from "../../../../generator/model/type-visitor.ts";
import type { ModelId, PrimitiveKind, TypeNode } from "../../../../generator/model/type.ts";
import type { Request } from "./peer.ts";
import { bodyFields, identifierOf, reachable } from "./reachable.ts";

/** A JSON Schema as a plain object. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** What differs between validators: each gets the form that is fastest for it. */
export interface SchemaStyle {
  /** Whether a union with a discriminator says so in the `discriminator` keyword, which ajv reads. */
  readonly discriminator: boolean;
  /** How a nullable type is written: as a list of types where possible, or always as alternatives. */
  readonly nulls: "types" | "anyOf";
}

interface Style extends SchemaStyle {
  readonly unknownKeys: Request["unknownKeys"];
  readonly enums: ReadonlyMap<ModelId, EnumModel>;
}

const safe = Number.MAX_SAFE_INTEGER;

const primitives: Readonly<Record<PrimitiveKind, JsonSchema>> = {
  string: { type: "string" },
  integer: { type: "integer", minimum: -safe, maximum: safe },
  number: { type: "number" },
  boolean: { type: "boolean" },
  unknown: {},
  date: { type: "string", format: "date" },
  datetime: { type: "string", format: "date-time" },
  binary: { type: "string" },
};

/** Returns one self-contained JSON Schema for the model `id`, with the models it needs under `$defs`. */
export function jsonSchema({ model, id, unknownKeys }: Request, given: SchemaStyle): JsonSchema {
  const models = reachable(model, [id]);
  const enums = new Map(
    models.flatMap((one) => (one.kind === "enum" ? [[one.id, one] as const] : [])),
  );
  const style = { ...given, unknownKeys, enums };
  const $defs = Object.fromEntries(
    models.map((one) => [identifierOf(one.id), modelSchema(one, style)]),
  );
  return { $defs, $ref: refTo(id) };
}

function modelSchema(model: Model, style: Style): JsonSchema {
  switch (model.kind) {
    case "object":
      return objectSchema(model, style);
    case "enum":
      return enumSchema(model);
    case "union":
      return unionSchema(model, style);
  }
}

function objectSchema({ fields, additionalProperties }: ObjectModel, style: Style): JsonSchema {
  const body = bodyFields(fields);
  const properties = Object.fromEntries(
    body.map(({ wireName, type, nullable }) => {
      const schema = typeSchema(type, style);
      return [wireName, nullable ? orNull(schema, style) : schema];
    }),
  );
  const rest =
    additionalProperties === null
      ? style.unknownKeys === "strict"
        ? { additionalProperties: false }
        : {}
      : { additionalProperties: typeSchema(additionalProperties, style) };
  const required = body.filter((field) => field.required).map(({ wireName }) => wireName);
  return { type: "object", required, properties, ...rest };
}

function enumSchema({ open, valueType, members }: EnumModel): JsonSchema {
  if (open) return primitives[valueType];
  return { enum: members.map(({ value }) => value) };
}

function unionSchema({ members, discriminator }: UnionModel, style: Style): JsonSchema {
  const schemas = members.map((member) => typeSchema(member, style));
  if (discriminator === null || !style.discriminator) return { anyOf: schemas };
  return {
    type: "object",
    discriminator: { propertyName: discriminator.wireName },
    required: [discriminator.wireName],
    oneOf: schemas,
  };
}

function typeSchema(type: TypeNode, style: Style): JsonSchema {
  return visitType<JsonSchema>(type, {
    primitive: (kind) => primitives[kind],
    array: (items) => ({ type: "array", items }),
    map: (values) => ({ type: "object", additionalProperties: values }),
    // Enums are written in place, as a person would write them: ajv finds a tag only there, and both peers save a
    // call.
    ref: (id) => {
      const found = style.enums.get(id);
      return found === undefined ? { $ref: refTo(id) } : enumSchema(found);
    },
    union: (members) => ({ anyOf: members }),
    nullable: (of) => orNull(of, style),
    literal: (value) => ({ const: value }),
  });
}

function orNull(schema: JsonSchema, { nulls }: Style): JsonSchema {
  const { type } = schema;
  if (nulls === "types" && typeof type === "string") return { ...schema, type: [type, "null"] };
  return { anyOf: [schema, { type: "null" }] };
}

function refTo(id: ModelId): string {
  return `#/$defs/${identifierOf(id)}`;
}
