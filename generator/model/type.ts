/** The identity of a model: `namespace/Name`. Only the linker makes ids, through {@link modelId}. */
export type ModelId = string & { readonly __brand: "ModelId" };

/** Returns the id of the model `name` in `namespace` (`""` for none). */
export function modelId(namespace: string, name: string): ModelId {
  return (namespace === "" ? name : `${namespace}/${name}`) as ModelId;
}

/** A resolved type. Inside arrays, maps and unions, `nullable` stands for null; a field has its own flag instead. */
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
 * The member of a union for objects whose tag no other member has, because an open enum may get new values. Such an
 * object is kept unchanged.
 */
export interface OtherType {
  readonly kind: "other";
  readonly tag: TagName;
  readonly valueType: "string" | "integer";
  /* eslint-disable id-denylist -- This type is exported, so its properties keep their names. */
  /** The values of the tag that other members have. */
  readonly known: readonly (string | number)[];
  /** The tags that are checked before this one, with the values of the members that this tag tells apart. */
  readonly given: readonly (TagName & { readonly values: readonly (string | number)[] })[];
  /* eslint-enable id-denylist */
}

/** A key that tells the members of a union apart. */
export interface TagName {
  readonly wireName: string;
  /** The property name of the key in the members that have it. */
  readonly propertyName: string;
}

/**
 * The kinds of primitive types. `date` is an RFC 3339 full-date and `datetime` an RFC 3339 date-time, both as text.
 */
export const primitiveKinds = [
  ...(["string", "integer", "number", "boolean", "unknown"] as const),
  ...(["date", "datetime", "binary"] as const),
] as const;

export type PrimitiveKind = (typeof primitiveKinds)[number];

/**
 * Closes a switch over a discriminated union, so that an unhandled kind does not compile.
 *
 * @throws Error if it is called at run time, which is a bug of Modelmark.
 */
export function assertNever(value: never): never {
  throw new Error(`Modelmark bug: unhandled case ${JSON.stringify(value)}`);
}
