import type { JsonValue } from "../model/model.ts";
import { assertNever, type TypeNode } from "../model/type.ts";
import type { ModelsById } from "./tag-values.ts";
import { isNullText } from "./says-null.ts";

/**
 * The JSON value of an example cell, read by the field's type: `715948317` is text under a string and a number
 * under an integer; `<nil>` and `null` are null under any type. `undefined` when it is no value of that type, which is common: cells hold dumps of all
 * kinds.
 */
export function parseExample(
  text: string,
  type: TypeNode,
  models: ModelsById,
): JsonValue | undefined {
  switch (type.kind) {
    case "string":
    case "date":
    case "datetime":
    case "binary":
      return isNullText(text) ? undefined : text;
    case "integer":
      return /^-?\d+$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : undefined;
    case "number":
      return /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;
    case "boolean":
      return text === "true" ? true : text === "false" ? false : undefined;
    case "array": {
      const value = parseJson(text);
      return Array.isArray(value) ? value : undefined;
    }
    case "map":
      return parseObject(text);
    case "unknown":
      return parseUnknown(text);
    case "literal":
      return text === String(type.value) ? type.value : undefined;
    case "nullable":
      return isNullText(text) ? null : parseExample(text, type.of, models);
    case "union":
      return parseAny(text, type.members, models);
    case "other":
      return undefined;
    case "ref":
      return parseReferenced(text, type, models);
    default:
      return assertNever(type);
  }
}

function parseReferenced(
  text: string,
  type: TypeNode & { kind: "ref" },
  models: ModelsById,
): JsonValue | undefined {
  const model = models.get(type.id);
  if (model === undefined) return undefined;
  switch (model.kind) {
    case "object":
      return parseObject(text);
    case "enum": {
      const member = model.members.find(({ value }) => String(value) === text);
      return member?.value ?? (model.open && model.valueType === "string" ? text : undefined);
    }
    case "union": {
      // A union that contains itself would be followed forever.
      const others = model.members.filter(
        (member) => member.kind !== "ref" || models.get(member.id)?.kind !== "union",
      );
      return parseAny(text, others, models);
    }
    case "envelope":
      return model.body === null ? undefined : parseExample(text, model.body, models);
    case "unknown":
      return parseJson(text) ?? text;
    default:
      return assertNever(model);
  }
}

function parseAny(
  text: string,
  members: readonly TypeNode[],
  models: ModelsById,
): JsonValue | undefined {
  for (const member of members) {
    const value = parseExample(text, member, models);
    if (value !== undefined) return value;
  }
  return undefined;
}

function parseUnknown(text: string): JsonValue {
  if (isNullText(text)) return null;
  const value = parseJson(text);
  return value === undefined ? text : value;
}

function parseObject(text: string): JsonValue | undefined {
  const value = parseJson(text);
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
}

function parseJson(text: string): JsonValue | undefined {
  try {
    // What JSON.parse returns is a JSON value by definition; its type only says `any`.
    return JSON.parse(text) as JsonValue;
  } catch {
    // Not JSON: for the caller to judge.
    return undefined;
  }
}

/** Whether lists and objects stand in each other more than `limit` deep. */
export function isNestedDeeper(value: JsonValue, limit: number): boolean {
  let level = [value].filter(isContainer);
  for (let depth = 0; depth < limit && level.length > 0; depth += 1) {
    level = level.flatMap((one): readonly JsonValue[] => Object.values(one)).filter(isContainer);
  }
  return level.length > 0;
}

function isContainer(value: JsonValue): value is JsonValue & object {
  return typeof value === "object" && value !== null;
}
