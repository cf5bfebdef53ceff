import type { JsonValue } from "../model/model.ts";
import { assertNever, type TypeNode } from "../model/type.ts";
import type { ModelsById } from "./tag-values.ts";
import { isNullText } from "./says-null.ts";

/**
 * Parses an example cell by the type of its field: `715948317` is text for a string and a number for an integer, and
 * `<nil>` and `null` are null for any type. Returns `undefined` if the text is not a value of the type, which is
 * common because cells hold dumps of all kinds.
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
      return /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text) ? finite(Number(text)) : undefined;
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
      // A union that contains itself would lead to endless recursion.
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
    // `JSON.parse` returns a JSON value by definition, but its declared type is `any`.
    const value = JSON.parse(text) as JsonValue;
    return holdsInfinity(value) ? undefined : value;
  } catch {
    // The text is not JSON; the caller decides what that means.
    return undefined;
  }
}

/** Returns a number, or `undefined` for one that JavaScript cannot hold: `1e400` is infinity there, and JSON has none. */
function finite(number: number): number | undefined {
  return Number.isFinite(number) ? number : undefined;
}

/** Whether a number in a parsed value was too large for JavaScript. */
function holdsInfinity(value: JsonValue): boolean {
  for (let level = [value]; level.length > 0;) {
    if (level.some((one) => typeof one === "number" && !Number.isFinite(one))) return true;
    level = level.filter(isContainer).flatMap((one): JsonValue[] => Object.values(one));
  }
  return false;
}

/** Whether lists and objects nest more than `limit` levels deep. */
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
