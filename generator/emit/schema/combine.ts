import type { Schema, SchemaType } from "./schema.ts";

/**
 * The schema of a value that fits one of several: alternatives inside alternatives are lifted out, repeated
 * ones dropped, and one that allows anything swallows the others.
 */
export function anyOf(schemas: readonly Schema[]): Schema {
  const alternatives = distinct(schemas.flatMap(alternativesOf));
  if (alternatives.some(isAnything)) return {};
  const [only] = alternatives;
  // A list of alternatives must not be empty.
  if (only === undefined) return { not: {} };
  return alternatives.length === 1 ? only : { anyOf: alternatives };
}

/** The schema of a value that fits another one or is `null`; where a type says it all, in its list of types. */
export function nullable(schema: Schema): Schema {
  const { type } = schema;
  // Constants and enums would still refuse the null that their type lets through; neither comes with a type here.
  if (type === undefined) return anyOf([schema, { type: "null" }]);
  const types: readonly SchemaType[] = typeof type === "string" ? [type] : type;
  return types.includes("null") ? schema : { ...schema, type: [...types, "null"] };
}

/**
 * The same schema, to stand beside a title, a description or examples. One that allows anything has no keyword, and
 * some tools take what has only those for an object.
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
