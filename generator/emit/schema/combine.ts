import type { Schema, SchemaType } from "./schema.ts";

/**
 * Returns the schema of a value that fits one of several schemas. Nested alternatives are flattened, and repeated ones
 * are dropped. If one alternative allows anything, so does the result.
 */
export function anyOf(schemas: readonly Schema[]): Schema {
  const alternatives = distinct(schemas.flatMap(alternativesOf));
  if (alternatives.some(isAnything)) return {};
  const [only] = alternatives;
  // JSON Schema does not allow an empty `anyOf`.
  if (only === undefined) return { not: {} };
  return alternatives.length === 1 ? only : { anyOf: alternatives };
}

/** Returns the schema of a value that fits a schema or is `null`. If possible, `null` joins the list in `type`. */
export function nullable(schema: Schema): Schema {
  const { type } = schema;
  // A `const` or an `enum` would still refuse `null`, but the schema of a type has neither of them beside `type`.
  if (type === undefined) return anyOf([schema, { type: "null" }]);
  const types: readonly SchemaType[] = typeof type === "string" ? [type] : type;
  return types.includes("null") ? schema : { ...schema, type: [...types, "null"] };
}

/**
 * Returns an equivalent schema to which a title, a description or examples can be added. A schema that allows anything
 * has no keywords, and some tools take a schema with only a title or a description for an object.
 */
export function besideNotes(schema: Schema): Schema {
  return isAnything(schema) ? { anyOf: [schema] } : schema;
}

function isAnything(schema: Schema): boolean {
  return Object.keys(schema).length === 0;
}

function alternativesOf(schema: Schema): readonly Schema[] {
  return schema.anyOf ?? [schema];
}

function distinct(schemas: readonly Schema[]): readonly Schema[] {
  return [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()];
}
