import type { JsonValue } from "../../model/model.ts";

/**
 * The part of JSON Schema that generated documents use. It is also right for OpenAPI 3.1, whose schemas are those of
 * JSON Schema 2020-12 with `discriminator` added. A schema without keywords allows any value.
 *
 * @see https://json-schema.org/draft/2020-12
 * @see https://spec.openapis.org/oas/v3.1.0#schema-object
 */
export interface Schema {
  readonly title?: string;
  readonly description?: string;
  readonly deprecated?: true;
  readonly $ref?: string;
  readonly type?: SchemaType | readonly SchemaType[];
  readonly format?: "date" | "date-time" | "binary";
  readonly minimum?: number;
  readonly maximum?: number;
  readonly const?: string | number | boolean;
  readonly enum?: readonly (string | number)[];
  readonly items?: Schema;
  readonly properties?: SchemasByName;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly not?: Schema;
  readonly discriminator?: SchemaDiscriminator;
  readonly examples?: readonly JsonValue[];
}

export type SchemaType = "string" | "integer" | "number" | "boolean" | "array" | "object" | "null";

/** Schemas by name. Make it with `Object.fromEntries`, so that `__proto__` is a key like any other. */
export type SchemasByName = Readonly<Record<string, Schema>>;

/** The key that announces the member of a union, and the definition that each value announces. For OpenAPI only. */
export interface SchemaDiscriminator {
  readonly propertyName: string;
  readonly mapping: Readonly<Record<string, string>>;
}
