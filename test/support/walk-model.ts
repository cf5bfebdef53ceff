import type { Field, JsonValue, Model, SpecModel } from "../../generator/model/model.ts";
import { restOf } from "../../generator/model/object-parts.ts";
import {
  assertNever,
  type ModelId,
  type OtherType,
  type TypeNode,
} from "../../generator/model/type.ts";

// Tells what a value is from the model alone: the generated code plays no part.

/** `wire`: values as JSON has them. `memory`: values with `Date`s and with the names of properties. */
export type Form = "wire" | "memory";

export interface ModelWalk {
  /** Tells whether a value is of a type. */
  readonly fits: (value: unknown, type: TypeNode, form: Form) => boolean;
  /**
   * Returns a value on the wire without the unknown keys: those that are listed by no union member that the value
   * fits, at any depth.
   */
  readonly listed: (value: JsonValue, type: TypeNode) => JsonValue;
}

/** Creates the checks for a spec. */
export function walkModel({ models }: SpecModel): ModelWalk {
  const byId = new Map(models.map((model) => [model.id, model]));
  const get = (id: ModelId): Model => {
    const model = byId.get(id);
    if (model === undefined) throw new Error(`no model ${id}`);
    return model;
  };
  const fits: ModelWalk["fits"] = (value, type, form) => isOf(value, type, form, get);
  return { fits, listed: (value, type) => keysOf(value, [type], get) };
}

type Get = (id: ModelId) => Model;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);

function isOf(value: unknown, type: TypeNode, form: Form, get: Get): boolean {
  switch (type.kind) {
    case "unknown":
      return value !== undefined;
    case "string":
    case "binary":
      return typeof value === "string";
    case "boolean":
      return typeof value === "boolean";
    case "integer":
      return Number.isSafeInteger(value);
    case "number":
      return Number.isFinite(value);
    case "date":
      return form === "memory" ? value instanceof Date : isDay(value);
    case "datetime":
      return form === "memory" ? value instanceof Date : isMoment(value);
    case "array":
      return Array.isArray(value) && value.every((item) => isOf(item, type.items, form, get));
    case "map":
      return (
        isObject(value) && Object.values(value).every((item) => isOf(item, type.values, form, get))
      );
    case "union":
      return type.members.some((member) => isOf(value, member, form, get));
    case "nullable":
      return value === null || isOf(value, type.of, form, get);
    case "literal":
      return value === type.value;
    case "other":
      return isObject(value) && isOther(value, type, form);
    case "ref":
      return isModel(value, get(type.id), form, get);
    default:
      return assertNever(type);
  }
}

function isOther(
  value: Record<string, unknown>,
  { tag, valueType, known, given }: OtherType,
  form: Form,
): boolean {
  const found = value[tag.wireName];
  const isOfType = valueType === "string" ? typeof found === "string" : Number.isSafeInteger(found);
  const isFree = [tag, ...given].every(
    ({ wireName, propertyName }) =>
      form === "wire" || wireName === propertyName || value[propertyName] === undefined,
  );
  return (
    isOfType &&
    isFree &&
    !known.some((one) => one === found) &&
    given.every(({ wireName, values }) => values.some((one) => one === value[wireName]))
  );
}

function isDay(value: unknown): boolean {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const day = new Date(value);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === value;
}

function isMoment(value: unknown): boolean {
  const [day = "", time = ""] = typeof value === "string" ? value.split(/t/i) : [];
  return isDay(day) && /^\d\d:\d\d:\d\d(?:\.\d+)?(?:z|[+-]\d\d:\d\d)$/i.test(time);
}

function isModel(value: unknown, model: Model, form: Form, get: Get): boolean {
  switch (model.kind) {
    case "object":
      return isObject(value) && model.fields.every((field) => hasField(value, field, form, get));
    case "enum":
      return model.members.some((member) => member.value === value);
    case "union":
      return model.members.some((member) => isOf(value, member, form, get));
    default:
      throw new Error(`no values of ${model.id}`);
  }
}

function hasField(
  value: Record<string, unknown>,
  { wireName, propertyName, required, nullable, type }: Field,
  form: Form,
  get: Get,
): boolean {
  const item = value[form === "wire" ? wireName : propertyName];
  if (item === undefined) return !required;
  return (item === null && nullable) || isOf(item, type, form, get);
}

/** Keeps the keys that at least one of the types lists, among the types that the value fits. */
function keysOf(value: JsonValue, types: readonly TypeNode[], get: Get): JsonValue {
  const plain = types.flatMap((type) => alternatives(value, type, get));
  if (plain.some(({ kind }) => kind === "unknown" || kind === "other")) return value;
  if (Array.isArray(value)) {
    const items = plain.flatMap((type) => (type.kind === "array" ? [type.items] : []));
    return value.map((item: JsonValue) => keysOf(item, items, get));
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value as Record<string, JsonValue>).flatMap(([key, item]) => {
      const below = plain.flatMap((type) => typesAt(key, type, get));
      return below.length === 0 ? [] : [[key, keysOf(item, below, get)]];
    }),
  );
}

/** Returns the types that a value fits, with unions replaced by their members. */
function alternatives(value: JsonValue, type: TypeNode, get: Get): readonly TypeNode[] {
  if (!isOf(value, type, "wire", get)) return [];
  if (type.kind === "nullable") return alternatives(value, type.of, get);
  if (type.kind === "union") return type.members.flatMap((one) => alternatives(value, one, get));
  if (type.kind !== "ref") return [type];
  const model = get(type.id);
  return model.kind === "union"
    ? model.members.flatMap((one) => alternatives(value, one, get))
    : [type];
}

function typesAt(key: string, type: TypeNode, get: Get): readonly TypeNode[] {
  if (type.kind === "map") return [type.values];
  const model = type.kind === "ref" ? get(type.id) : null;
  if (model?.kind !== "object") return [];
  const field = model.fields.find(({ wireName }) => wireName === key);
  if (field !== undefined) return [field.type];
  const rest = restOf(model);
  return rest === null ? [] : [rest];
}
