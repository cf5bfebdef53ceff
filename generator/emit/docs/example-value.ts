import type { EnvelopeModel, Field, JsonValue, Model, ObjectModel } from "../../model/model.ts";
import { dataFields } from "../../model/object-parts.ts";
import { assertNever, type ModelId, type TypeNode } from "../../model/type.ts";
import { fits } from "./fits.ts";

type Models = ReadonlyMap<ModelId, Model>;

/** How many levels deep optional parts of a value, such as items of arrays, are filled in. */
const enoughDepth = 2;

/** How many levels deep a value may be at all. A model that has to contain itself would go on forever. */
const maxDepth = 12;

/** How many optional fields are shown of an object that has no required fields and no examples. */
const enoughFields = 6;

/**
 * Returns one value of a model as JSON. It consists of examples from the pages of the model and the models it refers
 * to, and of made-up values where there are none.
 *
 * @returns `undefined` if no value is known, or none that is small enough to show
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

/** Returns an example of a body from the page, or a made-up body. */
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
