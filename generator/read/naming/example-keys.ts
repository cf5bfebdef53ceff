import type { TypedPage } from "../dialects/read-types.ts";
import type { TypeExpression } from "../dialects/type-expression.ts";
import type { FieldRow } from "../markdown/model-page.ts";
import { lettersOf } from "./words.ts";

type Row = FieldRow<TypeExpression>;

/** The field rows of all pages with the same title, by the letters of their names. */
type Fields = ReadonlyMap<string, readonly Row[]>;

/** The keys of all JSON in example cells. */
export interface ExampleKeys {
  /** Keys that are fields of the model they appear in. These show the API's own spelling. */
  readonly fields: ReadonlySet<string>;
  /** All other keys: data, or an example of something else. */
  readonly others: ReadonlySet<string>;
}

/** A value of an example, the types it may have, and the models whose keys it may have. */
interface Place {
  readonly value: unknown;
  readonly types: readonly TypeExpression[];
  readonly models: readonly Fields[];
}

/** The limit of alternatives that are followed for one value, so that nested unions stay fast. */
const mostTypes = 64;

/** Collects the keys by following each example along the type of its field. */
export function collectExampleKeys(pages: readonly TypedPage[]): ExampleKeys {
  const byTitle = indexFields(pages);
  const fields = new Set<string>();
  const others = new Set<string>();
  const pending: Place[] = pages.flatMap((page) => examplesOf(page, byTitle));
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    const { value, types } = place;
    if (typeof value !== "object" || value === null) continue;
    const parts = types.flatMap(partsOf).slice(0, mostTypes);
    if (Array.isArray(value)) {
      const items: readonly unknown[] = value;
      const itemTypes = distinct(parts.flatMap(itemType));
      for (const item of items) pending.push({ ...place, value: item, types: itemTypes });
      continue;
    }
    const models = [...place.models, ...parts.flatMap((part) => modelNamed(part, byTitle))];
    const values = parts.flatMap(valueType);
    for (const [key, child] of Object.entries(value)) {
      const rows = models.flatMap((model) => model.get(lettersOf(key)) ?? []);
      (rows.length > 0 ? fields : others).add(key);
      const childTypes = distinct([...rows.map(({ type }) => type), ...values]);
      pending.push({ value: child, types: childTypes, models: [] });
    }
  }
  return { fields, others };
}

function indexFields(pages: readonly TypedPage[]): ReadonlyMap<string, Fields> {
  const byTitle = new Map<string, Map<string, Row[]>>();
  for (const { title, body } of pages) {
    if (body.kind !== "fields") continue;
    const fields = byTitle.get(title) ?? new Map<string, Row[]>();
    byTitle.set(title, fields);
    for (const row of body.rows) {
      const letters = lettersOf(row.name);
      fields.set(letters, [...(fields.get(letters) ?? []), row].slice(0, mostTypes));
    }
  }
  return byTitle;
}

/**
 * Returns the JSON examples of a page. If the type of a row names no model, its example may show the page's own
 * model.
 */
function examplesOf({ title, body }: TypedPage, byTitle: ReadonlyMap<string, Fields>): Place[] {
  if (body.kind !== "fields") return [];
  const own = byTitle.get(title);
  return body.rows.flatMap(({ example, type }) => {
    const value = example === null ? undefined : parseJson(example.text);
    if (value === undefined) return [];
    const isTyped = partsOf(type).some(({ kind }) => kind === "named");
    return [{ value, types: [type], models: isTyped || own === undefined ? [] : [own] }];
  });
}

/** Returns the alternatives of a type, without nullable and link wrappers. */
function partsOf(type: TypeExpression): readonly TypeExpression[] {
  const parts: TypeExpression[] = [];
  const pending = [type];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.kind === "nullable" || next.kind === "linked") pending.push(next.of);
    else if (next.kind === "union") pending.push(...next.members);
    else parts.push(next);
  }
  return parts;
}

function itemType(type: TypeExpression): readonly TypeExpression[] {
  return type.kind === "list" ? [type.items] : [];
}

function valueType(type: TypeExpression): readonly TypeExpression[] {
  return type.kind === "map" ? [type.values] : [];
}

function modelNamed(type: TypeExpression, byTitle: ReadonlyMap<string, Fields>): readonly Fields[] {
  const model = type.kind === "named" ? byTitle.get(type.name) : undefined;
  return model === undefined ? [] : [model];
}

function distinct(types: readonly TypeExpression[]): readonly TypeExpression[] {
  return [...new Set(types)].slice(0, mostTypes);
}

function parseJson(text: string): unknown {
  if (!/^[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // The text is prose in braces, or an example that was cut short. It is not evidence.
    return undefined;
  }
}
