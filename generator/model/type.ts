/** Identity of a model: `namespace/Name`. Only the linker makes them, through {@link modelId}. */
export type ModelId = string & { readonly __brand: "ModelId" };

/** The id of the model titled `name` in `namespace` (`""` for none). */
export function modelId(namespace: string, name: string): ModelId {
  return (namespace === "" ? name : `${namespace}/${name}`) as ModelId;
}

/** A resolved type. `nullable` stands inside arrays, maps and unions; a field itself has its own flag. */
export type TypeNode =
  | { readonly kind: PrimitiveKind }
  | { readonly kind: "array"; readonly items: TypeNode }
  | { readonly kind: "map"; readonly values: TypeNode }
  | { readonly kind: "ref"; readonly id: ModelId }
  | { readonly kind: "union"; readonly members: readonly TypeNode[] }
  | { readonly kind: "nullable"; readonly of: TypeNode }
  | { readonly kind: "literal"; readonly value: string | number | boolean };

/** `date` is an RFC 3339 full-date, `datetime` an RFC 3339 date-time, both as text. */
export const primitiveKinds = [
  ...(["string", "integer", "number", "boolean", "unknown"] as const),
  ...(["date", "datetime", "binary"] as const),
] as const;

export type PrimitiveKind = (typeof primitiveKinds)[number];

/** Closes a switch over a discriminated union: a new kind no longer compiles here. */
export function assertNever(value: never): never {
  throw new Error(`Modelmark bug: unhandled case ${JSON.stringify(value)}`);
}
