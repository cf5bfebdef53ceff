import type { Field, Model, SpecModel } from "../../../generator/model/model.ts";
import {
  assertNever,
  type ModelId,
  type PrimitiveKind,
  type TypeNode,
} from "../../../generator/model/type.ts";
import { randomSource, type RandomSource } from "./random.ts";

export interface PayloadOptions {
  readonly count: number;
  /** The smallest and the largest length of arrays. */
  readonly lengths?: readonly [number, number];
  /**
   * How many patterns of absent keys the payloads have. The default is one, as in the answers of one endpoint. With a
   * pattern for each payload every peer would spend its time on missed inline caches.
   */
  readonly patterns?: number;
}

const absent = 0.2;
const nulled = 0.05;

interface Context {
  readonly models: ReadonlyMap<ModelId, Model>;
  readonly random: RandomSource;
  readonly lengths: readonly [number, number];
  readonly pattern: number;
}

/**
 * Returns distinct payloads that are valid for a model, the same on every run.
 *
 * @returns values as `JSON.parse` makes them, so that they have the shapes of real answers
 */
export function payloads(model: SpecModel, id: ModelId, options: PayloadOptions): unknown[] {
  const models = new Map(model.models.map((one) => [one.id, one]));
  const random = randomSource(id);
  const { lengths = [1, 3], patterns = 1 } = options;
  return Array.from({ length: options.count }, (_, index) =>
    asParsed(modelValue(id, { models, random, lengths, pattern: index % patterns })),
  );
}

/** Returns the value as a parser of its JSON would have built it. */
export function asParsed(value: unknown): unknown {
  const parsed: unknown = JSON.parse(JSON.stringify(value));
  return parsed;
}

function modelValue(id: ModelId, context: Context): unknown {
  const model = context.models.get(id);
  if (model === undefined) throw new Error(`no model ${id}`);
  switch (model.kind) {
    case "object":
      return Object.fromEntries(model.fields.flatMap((field) => entry(id, field, context)));
    case "enum":
      return context.random.pick(model.members).value;
    case "union":
      return typeValue(context.random.pick(model.members), context);
    default:
      return assertNever(model);
  }
}

function entry(id: ModelId, field: Field, context: Context): readonly [string, unknown][] {
  const { wireName, required, nullable, type, transport } = field;
  if (transport) return [];
  const chance = randomSource(`${id} ${wireName} ${context.pattern}`).fraction();
  if (!required && chance < absent) return [];
  if (nullable && context.random.fraction() < nulled) return [[wireName, null]];
  return [[wireName, typeValue(type, context)]];
}

function typeValue(type: TypeNode, context: Context): unknown {
  const { random, lengths } = context;
  switch (type.kind) {
    case "array": {
      const length = random.integer(...lengths);
      return Array.from({ length }, () => typeValue(type.items, { ...context, lengths: [1, 3] }));
    }
    case "map":
      return { [random.word()]: typeValue(type.values, context) };
    case "ref":
      return modelValue(type.id, context);
    case "union":
      return typeValue(random.pick(type.members), context);
    case "nullable":
      return typeValue(type.of, context);
    case "literal":
      return type.value;
    default:
      return primitiveValue(type.kind, random);
  }
}

function primitiveValue(kind: PrimitiveKind, random: RandomSource): unknown {
  switch (kind) {
    case "integer":
      return random.integer(0, 2 ** 40);
    case "number":
      return random.integer(0, 1_000_000) / 100;
    case "boolean":
      return random.fraction() < 0.5;
    case "date":
      return random.moment().slice(0, 10);
    case "datetime":
      return random.moment();
    case "string":
    case "binary":
    case "unknown":
      return random.word();
    default:
      return assertNever(kind);
  }
}
