import type { EnvelopeModel, Field, JsonValue, Model, ObjectModel } from "../../model/model.ts";
import { dataFields } from "../../model/object-parts.ts";
import { assertNever, type ModelId, type TypeNode } from "../../model/type.ts";
import { fits } from "./fits.ts";

type Models = ReadonlyMap<ModelId, Model>;

/** How far references are followed where they need not be. */
const enoughDepth = 2;

/** Beyond this a model that must contain itself has no finite value. */
const maxDepth = 12;

/** How many optional fields are shown of an object whose page has no examples for any. */
const enoughFields = 6;

/**
 * The JSON of one value of a model, from the examples of its page and of those it refers to, made up where there are
 * none; `undefined` where no value is small enough to show.
 */
export function exampleOf(model: Model, models: Models, depth = 0): JsonValue | undefined {
  if (depth > maxDepth) return undefined;
  switch (model.kind) {
    case "enum":
      return model.members[0]?.value;
    case "union":
      return firstValue(model.members, models, depth);
    case "envelope":
      return model.body === null ? undefined : exampleBody(model, model.body, models, depth);
    case "unknown":
      return undefined;
    case "object":
      return exampleObject(model, models, depth);
    default:
      return assertNever(model);
  }
}

function exampleObject(model: ObjectModel, models: Models, depth: number): JsonValue | undefined {
  const entries: [string, JsonValue][] = [];
  const fields = dataFields(model);
  const shown = fields.filter((field) => field.required || hasExample(field, models));
  const optional = fields.filter((field) => !shown.includes(field)).slice(0, enoughFields);
  const wanted = shown.length > 0 || depth > enoughDepth ? shown : optional;
  for (const field of wanted) {
    const value = fieldValue(field, models, depth);
    if (value === undefined && field.required) return undefined;
    if (value !== undefined) entries.push([field.wireName, value]);
  }
  return Object.fromEntries(entries);
}

/** What the page shows of one of the bodies, or one that is made up. */
function exampleBody(
  model: EnvelopeModel,
  body: TypeNode,
  models: Models,
  depth: number,
): JsonValue | undefined {
  const shown = dataFields(model).flatMap(({ examples }) => examples);
  return shown.find((example) => fits(example, body, models)) ?? madeUp(body, models, depth);
}

function hasExample({ examples, type }: Field, models: Models): boolean {
  return examples.some((example) => fits(example, type, models));
}

function fieldValue(field: Field, models: Models, depth: number): JsonValue | undefined {
  const example = field.examples.find((one) => fits(one, field.type, models));
  if (example !== undefined) return example;
  const made = madeUp(field.type, models, depth + 1);
  return made === undefined && field.nullable ? null : made;
}

function firstValue(
  types: readonly TypeNode[],
  models: Models,
  depth: number,
): JsonValue | undefined {
  for (const type of types) {
    const value = madeUp(type, models, depth + 1);
    if (value !== undefined) return value;
  }
  return undefined;
}

function madeUp(type: TypeNode, models: Models, depth: number): JsonValue | undefined {
  switch (type.kind) {
    case "string":
    case "binary":
      return "string";
    case "integer":
      return 1;
    case "number":
      return 1.5;
    case "boolean":
      return true;
    case "date":
      return "2024-01-28";
    case "datetime":
      return "2024-01-28T09:30:00Z";
    case "unknown":
      return {};
    case "other":
      return undefined;
    case "array": {
      const item = depth > enoughDepth ? undefined : madeUp(type.items, models, depth);
      return item === undefined ? [] : [item];
    }
    case "map": {
      const value = depth > enoughDepth ? undefined : madeUp(type.values, models, depth);
      return value === undefined ? {} : { key: value };
    }
    case "nullable":
      return madeUp(type.of, models, depth) ?? null;
    case "union":
      return firstValue(type.members, models, depth);
    case "literal":
      return type.value;
    case "ref":
      return exampleOfModel(models.get(type.id), models, depth);
    default:
      return assertNever(type);
  }
}

function exampleOfModel(
  model: Model | undefined,
  models: Models,
  depth: number,
): JsonValue | undefined {
  return model === undefined ? undefined : exampleOf(model, models, depth);
}
