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
  | { readonly kind: "literal"; readonly value: string | number | boolean }
  | OtherType;

/**
 * The member of a union for objects with a tag that none of the other members has: what an open enum may yet get. Such
 * such an object is kept unchanged.
 */
export interface OtherType {
  readonly kind: "other";
  readonly tag: TagName;
  readonly valueType: "string" | "integer";
  /** The values of the tag that other members have. */
  readonly known: readonly (string | number)[];
  /** Tags that are asked first, with the values of those members that this one tells apart. */
  readonly given: readonly (TagName & { readonly values: readonly (string | number)[] })[];
}

/** A key that tells the members of a union apart. */
export interface TagName {
  readonly wireName: string;
  /** What members that know the key call it. */
  readonly propertyName: string;
}

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
