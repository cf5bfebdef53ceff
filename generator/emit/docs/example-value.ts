import type { EnvelopeModel, Field, JsonValue, Model, ObjectModel } from "../../model/model.ts";
import { dataFields } from "../../model/object-parts.ts";
import { assertNever, type PrimitiveKind, type TypeNode } from "../../model/type.ts";
import { fits, type Models } from "./fits.ts";

/** How many levels deep optional parts of a value, such as items of arrays, are filled in. */
const enoughDepth = 2;

/** How many levels deep a value may be at all. A model that has to contain itself would go on forever. */
const maxDepth = 12;

/** How many optional fields are shown of an object that has no required fields and no examples. */
const enoughFields = 6;

/**
 * How many characters the JSON of a value may have. Objects that require several others, which require several others,
 * would otherwise fill pages of megabytes.
 */
const maxSize = 20_000;

/** A value, with the length of its JSON in characters, without white space. */
interface Example {
  readonly value: JsonValue;
  readonly size: number;
}

/** What is looked up while examples are made. */
interface Context {
  readonly models: Models;
  /** The examples so far, by model and depth; `null` where there is none. */
  readonly examples: Map<string, Example | null>;
}

const contexts = new WeakMap<Models, Context>();

/**
 * Returns one value of a model as JSON. It consists of examples from the pages of the model and the models it refers
 * to, and of made-up values where there are none.
 *
 * @returns `undefined` if no value is known, or none that is small enough to show
 */
export function exampleOf(model: Model, models: Models): JsonValue | undefined {
  const context = contexts.get(models) ?? { models, examples: new Map() };
  contexts.set(models, context);
  return exampleAt(model, context, 0)?.value;
}

/** Makes an example once for each model and depth, since many models may refer to the same ones. */
function exampleAt(model: Model, context: Context, depth: number): Example | null {
  if (depth > maxDepth) return null;
  const key = `${depth} ${model.id}`;
  const earlier = context.examples.get(key);
  if (earlier !== undefined) return earlier;
  const example = exampleOfKind(model, context, depth);
  const fitting = example !== null && example.size <= maxSize ? example : null;
  context.examples.set(key, fitting);
  return fitting;
}

function exampleOfKind(model: Model, context: Context, depth: number): Example | null {
  switch (model.kind) {
    case "enum":
      return model.members[0] === undefined ? null : sized(model.members[0].value);
    case "union":
      return firstExample(model.members, context, depth);
    case "envelope":
      return model.body === null ? null : exampleBody(model, model.body, context, depth);
    case "unknown":
      return null;
    case "object":
      return exampleObject(model, context, depth);
    default:
      return assertNever(model);
  }
}

function sized(value: JsonValue): Example {
  return { value, size: JSON.stringify(value).length };
}

function exampleObject(model: ObjectModel, context: Context, depth: number): Example | null {
  const entries: [string, Example][] = [];
  const fields = dataFields(model);
  const shown = fields.filter((field) => field.required || ownExample(field, context) !== null);
  const optional = fields.filter((field) => !shown.includes(field)).slice(0, enoughFields);
  const wanted = shown.length > 0 || depth > enoughDepth ? shown : optional;
  for (const field of wanted) {
    const example = fieldExample(field, context, depth);
    if (example === null && field.required) return null;
    if (example !== null) entries.push([field.wireName, example]);
  }
  return objectOf(entries);
}

function objectOf(entries: readonly (readonly [string, Example])[]): Example {
  return {
    value: Object.fromEntries(entries.map(([key, { value }]) => [key, value])),
    size: entries.reduce((sum, [key, { size }]) => sum + key.length + size + 4, 2),
  };
}

/** Returns an example of a body from the page, or a made-up body. */
function exampleBody(
  model: EnvelopeModel,
  body: TypeNode,
  context: Context,
  depth: number,
): Example | null {
  const shown = dataFields(model).flatMap(({ examples }) => examples);
  const own = shown.find((example) => fits(example, body, context.models));
  return own === undefined ? madeUp(body, context, depth) : sized(own);
}

/** Returns the first example of the page that is a value of the field. */
function ownExample({ examples, type }: Field, { models }: Context): Example | null {
  const own = examples.find((example) => fits(example, type, models));
  return own === undefined ? null : sized(own);
}

function fieldExample(field: Field, context: Context, depth: number): Example | null {
  const example = ownExample(field, context) ?? madeUp(field.type, context, depth + 1);
  return example === null && field.nullable ? sized(null) : example;
}

function firstExample(types: readonly TypeNode[], context: Context, depth: number): Example | null {
  for (const type of types) {
    const example = madeUp(type, context, depth + 1);
    if (example !== null) return example;
  }
  return null;
}

function madeUp(type: TypeNode, context: Context, depth: number): Example | null {
  switch (type.kind) {
    case "other":
      return null;
    case "array": {
      const item = depth > enoughDepth ? null : madeUp(type.items, context, depth);
      return item === null ? sized([]) : { value: [item.value], size: item.size + 2 };
    }
    case "map": {
      const value = depth > enoughDepth ? null : madeUp(type.values, context, depth);
      return objectOf(value === null ? [] : [["key", value]]);
    }
    case "nullable":
      return madeUp(type.of, context, depth) ?? sized(null);
    case "union":
      return firstExample(type.members, context, depth);
    case "literal":
      return sized(type.value);
    case "ref":
      return exampleOfRef(context.models.get(type.id), context, depth);
    default:
      return sized(plainValues[type.kind]);
  }
}

/** Values of plain types. */
const plainValues: Readonly<Record<PrimitiveKind, JsonValue>> = {
  string: "string",
  binary: "string",
  integer: 1,
  number: 1.5,
  boolean: true,
  date: "2024-01-28",
  datetime: "2024-01-28T09:30:00Z",
  unknown: {},
};

/** A body is as deep as its envelope, so an envelope counts as a level, or circles of them would never end. */
function exampleOfRef(model: Model | undefined, context: Context, depth: number): Example | null {
  if (model === undefined) return null;
  return exampleAt(model, context, model.kind === "envelope" ? depth + 1 : depth);
}
