import type { EnumModel, JsonValue, Model, ObjectModel, UnionModel } from "../../model/model.ts";
import { dataFields, restOf } from "../../model/object-parts.ts";
import { assertNever, type ModelId, type PrimitiveKind, type TypeNode } from "../../model/type.ts";

/** All models of a spec. */
export type Models = ReadonlyMap<ModelId, Model>;

const date = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/;
const dateTime =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])[Tt](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/**
 * Tells whether an example is certainly a value of a type. For doubtful examples, such as the 31st of a month, the
 * answer is no, since leaving out an example misleads nobody.
 *
 * @param asked the models that have been asked about this value; none of them has accepted it
 */
export function fits(
  value: JsonValue,
  type: TypeNode,
  models: Models,
  asked = new Set<Model>(),
): boolean {
  switch (type.kind) {
    case "array":
      return isList(value) && value.every((item) => fits(item, type.items, models));
    case "map":
      return (
        isObject(value) && Object.values(value).every((item) => fits(item, type.values, models))
      );
    case "nullable":
      return value === null || fits(value, type.of, models, asked);
    case "union":
      return type.members.some((member) => fits(value, member, models, asked));
    case "literal":
      return value === type.value;
    case "other":
      return false;
    case "ref":
      return fitsModel(value, models.get(type.id), models, asked);
    default:
      return fitsPrimitive(value, type.kind);
  }
}

function fitsPrimitive(value: JsonValue, kind: PrimitiveKind): boolean {
  switch (kind) {
    case "string":
    case "binary":
      return typeof value === "string";
    case "boolean":
      return typeof value === "boolean";
    case "number":
      return typeof value === "number";
    case "integer":
      return Number.isSafeInteger(value);
    case "date":
      return typeof value === "string" && date.test(value);
    case "datetime":
      return typeof value === "string" && dateTime.test(value);
    case "unknown":
      return true;
    default:
      return assertNever(kind);
  }
}

type JsonObject = Readonly<Record<string, JsonValue>>;

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Asks each model once about a value. Unions may lead to the same model in many ways, or in a circle. */
function fitsModel(
  value: JsonValue,
  model: Model | undefined,
  models: Models,
  asked: Set<Model>,
): boolean {
  if (model === undefined || asked.has(model)) return false;
  asked.add(model);
  switch (model.kind) {
    case "enum":
      return fitsEnum(value, model);
    case "union":
      return fitsUnion(value, model, models, asked);
    case "envelope":
      return model.body !== null && fits(value, model.body, models, asked);
    case "unknown":
      return true;
    case "object":
      return isObject(value) && fitsOnce(value, model, models);
    default:
      return assertNever(model);
  }
}

function fitsEnum(value: JsonValue, { members, open, valueType }: EnumModel): boolean {
  if (members.some((member) => member.value === value)) return true;
  if (!open) return false;
  return valueType === "string" ? typeof value === "string" : Number.isSafeInteger(value);
}

function fitsUnion(
  value: JsonValue,
  { members, discriminator }: UnionModel,
  models: Models,
  asked: Set<Model>,
): boolean {
  if (discriminator === null) return members.some((one) => fits(value, one, models, asked));
  const tag = isObject(value) ? value[discriminator.wireName] : undefined;
  const isTag = typeof tag === "string" || typeof tag === "number";
  const id = isTag ? discriminator.mapping.get(tag) : undefined;
  return id !== undefined && fitsModel(value, models.get(id), models, asked);
}

/** The answers so far about objects of examples, by model. */
const answers = new WeakMap<JsonObject, Map<Model, boolean>>();

/** Compares a part of an example with a model once, however many members of unions around it lead there. */
function fitsOnce(value: JsonObject, model: ObjectModel, models: Models): boolean {
  const answersByModel = answers.get(value) ?? new Map<Model, boolean>();
  answers.set(value, answersByModel);
  const answer = answersByModel.get(model) ?? fitsObject(value, model, models);
  answersByModel.set(model, answer);
  return answer;
}

function fitsObject(value: JsonObject, model: ObjectModel, models: Models): boolean {
  const fields = new Map(dataFields(model).map((field) => [field.wireName, field]));
  const rest = restOf(model);
  const isWhole = [...fields.values()].every(
    ({ required, wireName }) => !required || Object.hasOwn(value, wireName),
  );
  return (
    isWhole &&
    Object.entries(value).every(([key, item]) => {
      const field = fields.get(key);
      if (field === undefined) return rest === null || fits(item, rest, models);
      return (field.nullable && item === null) || fits(item, field.type, models);
    })
  );
}
