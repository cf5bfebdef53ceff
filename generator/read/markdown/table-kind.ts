import type { Table } from "mdast";
import type { PageSource } from "./page-source.ts";
import { columnNames } from "./read-table.ts";

/** The columns by which a table of fields and a table of values are recognised. */
const columnsOf = {
  fields: ["field", "type", "required", "description"],
  values: ["name", "value"],
} as const;

export type TableKind = keyof typeof columnsOf;

/** Tells from the columns alone what a table lists. Returns `null` for a table that model pages do not have. */
export function tableKind(table: Table, source: PageSource): TableKind | null {
  const [header] = table.children;
  if (header === undefined) return null;
  const names = columnNames(header, source);
  if (columnsOf.fields.every((column) => names.includes(column))) return "fields";
  const isValues = columnsOf.values.every((column) => names.includes(column));
  return isValues && !names.includes("type") ? "values" : null;
}

/** Whether a table looks like a table of fields but lacks a column. It must have `Field` or `Required`. */
export function isNearlyFields(table: Table, source: PageSource): boolean {
  const [header] = table.children;
  if (header === undefined || tableKind(table, source) !== null) return false;
  const columns = columnNames(header, source);
  const shared = columnsOf.fields.filter((column) => columns.includes(column));
  return shared.length >= 2 && (columns.includes("field") || columns.includes("required"));
}
