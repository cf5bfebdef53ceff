import type { Table, TableCell } from "mdast";
import { diagnostic, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import { cellText, descriptionText } from "./cell-text.ts";
import { fieldDeprecation } from "./deprecation.ts";
import type { ExampleCell, FieldRow } from "./model-page.ts";
import { nameCell } from "./name-cell.ts";
import { contentOf, type PageSource } from "./page-source.ts";
import { readTable, type CellsByColumn } from "./read-table.ts";
import { excerpt, undoMarkup } from "./raw-text.ts";
import { readRequired } from "./required-cell.ts";
import { typeTokens } from "./type-token.ts";

const columns = {
  required: ["Field", "Type", "Required", "Description"],
  optional: ["Example"],
} as const;

type FieldColumn = (typeof columns.required)[number] | (typeof columns.optional)[number];

/** The rows of a `## Fields` table, in order; rows that cannot be read are reported and left out. */
export function readFields(table: Table, source: PageSource): Outcome<readonly FieldRow[]> {
  const rows = readTable<FieldColumn>(table, source, columns);
  const diagnostics: Diagnostic[] = [...rows.diagnostics];
  const byName = new Map<string, FieldRow>();
  for (const row of rows.value) {
    const field = readField(row, source);
    diagnostics.push(...field.diagnostics);
    if (field.value === null) continue;
    const { name, span } = field.value;
    const earlier = byName.get(name);
    if (earlier === undefined) byName.set(name, field.value);
    else diagnostics.push(diagnostic("MM2007", { name, line: earlier.span.start.line }, span));
  }
  return { value: [...byName.values()], diagnostics };
}

function readField(row: CellsByColumn<FieldColumn>, source: PageSource): Outcome<FieldRow | null> {
  const { cells, span } = row;
  const name = nameCell(cells.Field, source);
  const requiredText = cells.Required === undefined ? "" : cellText(cells.Required, source);
  const required = readRequired(requiredText);
  const diagnostics: Diagnostic[] = [];
  if (name === null) {
    const found = cells.Field === undefined ? "" : cellText(cells.Field, source);
    diagnostics.push(diagnostic("MM2009", { found: excerpt(found) }, span));
  }
  if (required === null) {
    const at = cells.Required === undefined ? span : source.span(contentOf(cells.Required));
    diagnostics.push(diagnostic("MM2008", { found: excerpt(requiredText) }, at));
  }
  if (name === null || required === null) return { value: null, diagnostics };
  const text = descriptionText(cells.Description, source);
  const { description, deprecation } = fieldDeprecation(text, name.marked);
  const type = {
    tokens: typeTokens(cells.Type?.children ?? [], source),
    span: cells.Type === undefined ? span : source.span(contentOf(cells.Type)),
  };
  const example = exampleCell(cells.Example, source);
  const field = { name: name.name, wireName: null, span, type, required, description };
  return { value: { ...field, deprecation, example }, diagnostics };
}

function exampleCell(cell: TableCell | undefined, source: PageSource): ExampleCell | null {
  if (cell === undefined || cell.children.length === 0) return null;
  const text = undoMarkup(cellText(cell, source));
  return text === "" ? null : { text, span: source.span(contentOf(cell)) };
}
