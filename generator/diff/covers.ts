import type { DataModel, UnionModel } from "../model/model.ts";
import type { ModelId, TypeNode } from "../model/type.ts";

/** A type with the models it refers to, whose ids are made comparable between the two specs. */
export interface Placed {
  readonly type: TypeNode;
  readonly models: ReadonlyMap<ModelId, DataModel>;
  /** Returns the name of a model that both specs share, or `null` for a removed model, which equals no other. */
  readonly nameOf: (id: ModelId) => string | null;
  /** Set if values are compared as TypeScript types, not as JSON. */
  readonly reads?: "code" | "code with Date";
}

/** Whether every value of `narrow` is also a value of `wide`, as far as the structure of the types shows. */
export function covers(wide: Placed, narrow: Placed): boolean {
  const offered = parts(wide, true);
  // Nested unions may contain the same union again and again. A union that is being checked offers nothing new.
  const answers = new Map<ModelId, boolean>();
  const isOffered = (one: Placed | null): boolean => {
    if (offered.some((other) => coversOne(other, one))) return true;
    const model = one === null ? null : unionOf(one);
    if (one === null || model === null) return false;
    const before = answers.get(model.id);
    if (before !== undefined) return before;
    answers.set(model.id, false);
    const members = model.members.flatMap((type) => parts({ ...one, type }, false));
    const isWhole = members.every(isOffered);
    answers.set(model.id, isWhole);
    return isWhole;
  };
  return parts(narrow, false).every(isOffered);
}

/** Returns the parts of a union type, including the members of union models. A `null` part stands for null. */
export function partsOf(placed: Placed): readonly (Placed | null)[] {
  return parts(placed, true);
}

/**
 * Returns the parts of a union type. A `null` part stands for null.
 *
 * @param isDeep Whether the members of a union model follow the model itself.
 */
function parts(
  placed: Placed,
  isDeep: boolean,
  seen = new Set<ModelId>(),
): readonly (Placed | null)[] {
  const { type } = placed;
  const inner = (types: readonly TypeNode[]): readonly (Placed | null)[] =>
    types.flatMap((one) => parts({ ...placed, type: one }, isDeep, seen));
  if (type.kind === "union") return inner(type.members);
  if (type.kind === "nullable") return [...inner([type.of]), null];
  const model = isDeep ? unionOf(placed) : null;
  if (model === null || seen.has(model.id)) return [placed];
  seen.add(model.id);
  return [placed, ...inner(model.members)];
}

function unionOf({ type, models }: Placed): UnionModel | null {
  const model = type.kind === "ref" ? models.get(type.id) : undefined;
  return model?.kind === "union" ? model : null;
}

function coversOne(wide: Placed | null, narrow: Placed | null): boolean {
  if (wide?.type.kind === "unknown") return true;
  if (wide === null || narrow === null) return wide === narrow;
  const [a, b] = [wide.type, narrow.type];
  if (a.kind === "ref" && b.kind === "ref" && isSameName(wide.nameOf(a.id), narrow.nameOf(b.id))) {
    return true;
  }
  const [outer, inner] = [contentOf(a), contentOf(b)];
  if (outer !== null && inner !== null) {
    return a.kind === b.kind && covers({ ...wide, type: outer }, { ...narrow, type: inner });
  }
  return coversScalar(wide, narrow);
}

function isSameName(a: string | null, b: string | null): boolean {
  return a !== null && a === b;
}

function contentOf(type: TypeNode): TypeNode | null {
  if (type.kind === "array") return type.items;
  return type.kind === "map" ? type.values : null;
}

function coversScalar(wide: Placed, narrow: Placed): boolean {
  const [a, b] = [valuesOf(wide), valuesOf(narrow)];
  if (b.kind === "listed") {
    const listed = a.kind === "listed" ? new Set(a.values) : null;
    return b.values.every((value) =>
      a.kind === "any" ? fits(a.name, value) : listed?.has(value) === true,
    );
  }
  if (a.kind === "listed") return false;
  if (a.name === b.name) return a.name !== "ref";
  if (a.name === "string") return texts.some((kind) => kind === b.name);
  return a.name === "number" && b.name === "integer";
}

/** The kinds of types that are text on the wire. */
const texts = ["date", "datetime", "binary"];

/** Returns the TypeScript type of a kind. */
function inCode(name: string, reads: "code" | "code with Date"): string {
  if (name === "integer") return "number";
  if (reads === "code with Date" && ["date", "datetime"].includes(name)) return "Date";
  return texts.includes(name) ? "string" : name;
}

type Values =
  | { readonly kind: "listed"; readonly values: readonly (string | number | boolean)[] }
  | { readonly kind: "any"; readonly name: string };

function valuesOf({ type, models, reads }: Placed): Values {
  if (type.kind === "literal") return { kind: "listed", values: [type.value] };
  const model = type.kind === "ref" ? models.get(type.id) : undefined;
  const named = (name: string): Values => ({
    kind: "any",
    name: reads === undefined ? name : inCode(name, reads),
  });
  if (model?.kind !== "enum") return named(type.kind);
  if (model.open) return named(model.valueType);
  return { kind: "listed", values: model.members.map(({ value }) => value) };
}

function fits(name: string, value: string | number | boolean): boolean {
  if (typeof value === "number") {
    return name === "number" || (name === "integer" && Number.isInteger(value));
  }
  return name === typeof value;
}
