import type { TypedPage } from "../read/dialects/read-types.ts";
import type { TypeExpression } from "../read/dialects/type-expression.ts";
import type { FieldRow } from "../read/markdown/model-page.ts";
import { saysNull } from "./says-null.ts";

/** Kinds of types whose cells do not tell null: the pages drop `T.nilable` around them. */
export const untoldKinds = ["dates", "lists", "maps"] as const;

export type UntoldKind = (typeof untoldKinds)[number];

type Row = FieldRow<TypeExpression>;

/** Which kind of cell that hides null this is; `null` when it would tell. */
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

/** How many required fields have cells that tell null, and how many of these take it. */
export interface ToldNulls {
  readonly told: number;
  readonly nullable: number;
}

/** Counts what the cells of a page tell; transport and what was not understood tell nothing. */
export function toldNulls(rows: readonly Row[]): ToldNulls {
  const telling = rows.filter(({ required, type }) => required && tells(type));
  const nullable = telling.filter(({ type }) => type.kind === "nullable").length;
  return { told: telling.length, nullable };
}

function tells(type: TypeExpression): boolean {
  const inner = type.kind === "linked" ? type.of : type;
  return inner.kind !== "invalid" && inner.kind !== "transport" && untoldKind(type) === null;
}

/** Which kinds of cells take null, given what the cells beside them on the page tell. */
export type NullRule = (kind: UntoldKind, page: ToldNulls) => boolean;

/**
 * The names of the fields of a page that take null though their cells cannot say so: rows that say it in words or
 * by their example, and required ones for which the rule holds. Our own pages tell all there is to tell.
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
