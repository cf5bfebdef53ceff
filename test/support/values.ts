import type { Field, JsonValue, Model, SpecModel } from "../../generator/model/model.ts";
import { assertNever, type ModelId, type TypeNode } from "../../generator/model/type.ts";
import type { Random } from "./random.ts";

// Creates values of models as JSON has them, from the model alone: neither validators nor JSON Schema play a part.

export type JsonObject = Record<string, JsonValue>;

interface Maker {
  readonly models: ReadonlyMap<ModelId, Model>;
  readonly random: Random;
  /** How many models deep the value lies. Far inside, optional parts are left out. */
  readonly depth: number;
}

/** Makes valid values of a spec's models. */
export function valueMaker({ models }: SpecModel, random: Random): (id: ModelId) => JsonValue {
  const byId = new Map(models.map((model) => [model.id, model]));
  return (id) => ofModel(id, { models: byId, random, depth: 0 });
}

function ofModel(id: ModelId, maker: Maker): JsonValue {
  const { models, random } = maker;
  const model = models.get(id);
  if (model === undefined) throw new Error(`no model ${id}`);
  const inside = { ...maker, depth: maker.depth + 1 };
  switch (model.kind) {
    case "object": {
      const fields = model.fields.filter(({ transport }) => !transport);
      const entries = fields.flatMap((field) => entry(field, inside));
      const { additionalProperties: rest } = model;
      if (random.chance(0.2)) {
        const extra = rest === null ? anyValue(random) : ofType(rest, inside);
        entries.push([random.pick(["x", "unknown_key", "constructor", ""]), extra]);
      }
      return Object.fromEntries(entries);
    }
    case "enum":
      if (model.open && random.chance(0.3)) return ofType({ kind: model.valueType }, maker);
      return random.pick(model.members).value;
    case "union":
      return ofType(random.pick(model.members), inside);
    case "envelope":
      if (model.body === null) throw new Error(`${id} has no body`);
      return ofType(model.body, inside);
    case "unknown":
      return anyValue(random);
    default:
      return assertNever(model);
  }
}

function entry(field: Field, maker: Maker): readonly [string, JsonValue][] {
  const { random, depth } = maker;
  const { wireName, required, nullable, type } = field;
  if (!required && random.chance(depth > 4 ? 0.95 : 0.4)) return [];
  if (nullable && random.chance(depth > 4 ? 0.9 : 0.2)) return [[wireName, null]];
  return [[wireName, ofType(type, maker)]];
}

/** Returns a valid value of a type. */
function ofType(type: TypeNode, maker: Maker): JsonValue {
  const { random, depth } = maker;
  const few = depth > 4 ? 0 : random.below(3);
  switch (type.kind) {
    case "string":
    case "binary":
      return text(random);
    case "integer":
      return random.pick([
        0,
        1,
        -1,
        random.below(1e9),
        Number.MAX_SAFE_INTEGER,
        1e15,
        -(2 ** 53) + 1,
      ]);
    case "number":
      return random.pick([0, 1.5, -2.25, random.fraction() * 1e6, 1e300, 2 ** 53]);
    case "boolean":
      return random.chance(0.5);
    case "unknown":
      return anyValue(random);
    case "date":
      return moment(random).slice(0, 10);
    case "datetime":
      return dateTime(random);
    case "array":
      return Array.from({ length: few }, () => ofType(type.items, maker));
    case "map":
      return Object.fromEntries(
        Array.from({ length: few }, (_, index) => [
          random.pick(["a", "b c", "toString", `k${index}`]),
          ofType(type.values, maker),
        ]),
      );
    case "ref":
      return ofModel(type.id, maker);
    case "union":
      return ofType(random.pick(type.members), maker);
    case "nullable":
      return random.chance(0.3) ? null : ofType(type.of, maker);
    case "literal":
      return type.value;
    case "other":
      return {
        [type.tag.wireName]: type.valueType === "string" ? "~new" : 2 ** 40,
        ...Object.fromEntries(type.given.map((one) => [one.wireName, random.pick(one.values)])),
        ...(random.chance(0.5) ? { extra: anyValue(random) } : {}),
      };
    default:
      return assertNever(type);
  }
}

function text(random: Random): string {
  return random.pick([
    "",
    "a",
    "text",
    "é\u0000😀",
    "2024-02-30",
    "null",
    "__proto__",
    "x".repeat(50),
  ]);
}

function moment(random: Random): string {
  return new Date(random.below(4e12) - 2e12).toISOString();
}

function dateTime(random: Random): string {
  const iso = moment(random);
  const offset = random.pick(["Z", "z", "+02:00", "-11:30", "+00:00"]);
  const fraction = random.pick(["", ".5", ".123456789"]);
  return `${iso.slice(0, 10)}${random.pick(["T", "t"])}${iso.slice(11, 19)}${fraction}${offset}`;
}

function anyValue(random: Random): JsonValue {
  return random.pick<() => JsonValue>([
    () => null,
    () => random.chance(0.5),
    () => random.below(100) / 4,
    () => text(random),
    () => [1, "a", null],
    () => ({ a: { b: [] }, type: "x" }),
  ])();
}

/** The replacements for a part of a value: one of each kind, and some that only look valid. */
const intruders: readonly JsonValue[] = [
  ...[null, true, false, 0, -1, 1.5, 2 ** 53, -(2 ** 60), 1e308],
  ...[
    "",
    "0",
    "x",
    "OK",
    "2024-02-30",
    "2023-02-29",
    "2024-12-31T23:59:60Z",
    "2024-01-01T24:00:00Z",
  ],
  ...["2024-01-01T00:00:00", "2024-13-01", "2024-06-31T00:00:00+02:00", "2024-02-29t00:00:00z"],
  ...[[], [null], [0], [""], [[]], {}, { type: "x" }, { key: 1 }],
];

/** Returns a copy of a value with one step of damage somewhere. The copy may still be valid. */
export function mutated(value: JsonValue, random: Random): JsonValue {
  const copy: JsonValue = structuredClone<JsonValue>(value);
  const places = placesOf(copy);
  if (places.length === 0 || random.chance(0.05)) return random.pick(intruders);
  const { holder, key } = random.pick(places);
  switch (random.below(6)) {
    case 0:
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else Reflect.deleteProperty(holder, key);
      break;
    case 1:
      if (Array.isArray(holder)) holder.push(random.pick(intruders));
      else holder[`${key}_`] = holder[key] ?? null;
      break;
    default:
      Reflect.set(holder, key, random.pick(intruders));
  }
  return copy;
}

interface Place {
  readonly holder: JsonObject | JsonValue[];
  readonly key: string;
}

function placesOf(value: JsonValue): readonly Place[] {
  if (typeof value !== "object" || value === null) return [];
  const holder = value as Place["holder"];
  return Object.entries(holder).flatMap(([key, item]) => [{ holder, key }, ...placesOf(item)]);
}
