import type { TypedPage } from "../read/dialects/read-types.ts";
import type { TypeExpression } from "../read/dialects/type-expression.ts";
import type { FieldRow } from "../read/markdown/model-page.ts";
import { saysNull } from "./says-null.ts";

/** The kinds of types whose cells do not tell whether null is allowed, because pages drop `T.nilable` around them. */
export const untoldKinds = ["dates", "lists", "maps"] as const;

export type UntoldKind = (typeof untoldKinds)[number];

type Row = FieldRow<TypeExpression>;

/** Returns the kind of a type whose cell does not tell null, or `null` for any other type. */
export function untoldKind(type: TypeExpression): UntoldKind | null {
  switch (type.kind) {
    case "date":
      return "dates";
    case "list":
      return "lists";
    case "map":
      return "maps";
    case "linked":
      return type.of.kind === "date" ? "dates" : null;
    default:
      return null;
  }
}

/** The number of required fields whose cells tell whether null is allowed, and how many of these allow it. */
export interface ToldNulls {
  readonly told: number;
  readonly nullable: number;
}

/**
 * Counts what the cells of a page tell about null. Transport rows and types that were not understood do not count.
 */
export function toldNulls(rows: readonly Row[]): ToldNulls {
  const telling = rows.filter(({ required, type }) => required && tells(type));
  const nullable = telling.filter(({ type }) => type.kind === "nullable").length;
  return { told: telling.length, nullable };
}

function tells(type: TypeExpression): boolean {
  const inner = type.kind === "linked" ? type.of : type;
  return inner.kind !== "invalid" && inner.kind !== "transport" && untoldKind(type) === null;
}

/** Tells whether a kind of cell allows null, given what the other cells of the page tell. */
export type NullRule = (kind: UntoldKind, page: ToldNulls) => boolean;

/**
 * Returns the names of the fields that accept null although their cells cannot say so. These are fields whose
 * description or example says it, and required fields for which the rule holds. Pages of our own docs state null
 * explicitly, so they have none.
 */
export function untoldNulls(page: TypedPage, rule: NullRule): ReadonlySet<string> {
  if (page.isOwn || page.body.kind !== "fields") return new Set();
  const { rows } = page.body;
  const told = toldNulls(rows);
  const takesNull = (row: Row): boolean => {
    const kind = untoldKind(row.type);
    if (row.required && kind === null) return false;
    return saysNull(row) || (row.required && kind !== null && rule(kind, told));
  };
  return new Set(rows.filter(takesNull).map(({ name }) => name));
}
