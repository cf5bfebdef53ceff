import type { TypedPage } from "../dialects/read-types.ts";
import type { TypeExpression } from "../dialects/type-expression.ts";
import type { FieldRow } from "../markdown/model-page.ts";
import { lettersOf } from "./words.ts";

type Row = FieldRow<TypeExpression>;

/** The rows of all pages of one title, by the letters of their names. */
type Fields = ReadonlyMap<string, readonly Row[]>;

/** The keys of all JSON in example cells. */
export interface ExampleKeys {
  /** Those that are fields of the model they stand in: the API's own spelling. */
  readonly fields: ReadonlySet<string>;
  /** The others: data, or an example of something else. */
  readonly others: ReadonlySet<string>;
}

/** A value of an example, with the types that may be its own, and the models whose keys it may have. */
interface Place {
  readonly value: unknown;
  readonly types: readonly TypeExpression[];
  readonly models: readonly Fields[];
}

/** How many alternatives of a type an example is followed along, so that unions of unions stay quick. */
const mostTypes = 64;

/** Collects the keys, following each example along the type of its field. */
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

/** The JSON examples of a page. Under a type that names no model, they may be examples of the page's own. */
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

/** The alternatives a type consists of, without what is wrapped around them. */
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
    // Prose in braces, or an example cut short: no evidence either way.
    return undefined;
  }
}
