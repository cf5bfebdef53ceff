import type { Table, TableCell } from "mdast";
import { diagnostic, type Diagnostic, type Outcome } from "../../diagnostics/diagnostic.ts";
import { cellText, descriptionText } from "./cell-text.ts";
import { fieldDeprecation } from "./deprecation.ts";
import type { ExampleCell, FieldRow } from "./model-page.ts";
import { nameCell } from "./name-cell.ts";
import { contentOf, type PageSource } from "./page-source.ts";
import { readTable, type CellsByColumn } from "./read-table.ts";
import { excerpt, plainText, undoMarkup } from "./raw-text.ts";
import { readRequired } from "./required-cell.ts";
import { typeTokens, writtenTokens } from "./type-token.ts";

const columns = {
  required: ["Field", "Type", "Required", "Description"],
  optional: ["Example"],
} as const;

type FieldColumn = (typeof columns.required)[number] | (typeof columns.optional)[number];

/**
 * Reads the rows of a `## Fields` table, in order. A row whose name cannot be read is reported and left out. If
 * anything else is wrong with a row, the certain parts are kept, and the rest is read so that no validator refuses a
 * value because of it: the type is unknown, or the key may be absent.
 */
export function readFields(table: Table, source: PageSource): Outcome<readonly FieldRow[]> {
  const rows = readTable<FieldColumn>(table, source, columns);
  const diagnostics: Diagnostic[] = [...rows.diagnostics];
  const byName = new Map<string, FieldRow>();
  for (const row of rows.value) {
    const field = readField(row, source);
    diagnostics.push(...field.diagnostics);
    if (field.value === null) continue;
    const earlier = byName.get(field.value.name);
    const joined = earlier === undefined ? field : joinFields(earlier, field.value);
    if (earlier !== undefined) diagnostics.push(...joined.diagnostics);
    byName.set(field.value.name, joined.value ?? field.value);
  }
  return { value: [...byName.values()], diagnostics };
}

/**
 * Joins two rows with the same name. The first row counts, but its type becomes unknown if the second row has another
 * type.
 */
function joinFields(first: FieldRow, second: FieldRow): Outcome<FieldRow> {
  const { name, span } = second;
  const params = { name, line: first.span.start.line };
  const required = first.required && second.required;
  if (writtenTokens(first.type.tokens) === writtenTokens(second.type.tokens)) {
    return { value: { ...first, required }, diagnostics: [diagnostic("MM2007", params, span)] };
  }
  // This is reported once, when the type is resolved, unless an override gives the type.
  const type = { ...first.type, refusal: diagnostic("MM2020", params, span) };
  return { value: { ...first, required, type }, diagnostics: [] };
}

function readField(row: CellsByColumn<FieldColumn>, source: PageSource): Outcome<FieldRow | null> {
  const { cells, span } = row;
  const name = nameCell(cells.Field, source);
  if (name === null) {
    const nameText = cells.Field === undefined ? "" : plainText(cellText(cells.Field, source));
    return { value: null, diagnostics: [diagnostic("MM2009", { cell: excerpt(nameText) }, span)] };
  }
  const text = descriptionText(cells.Description, source);
  const { description, deprecation } = fieldDeprecation(text, name.marked);
  const type = {
    tokens: typeTokens(cells.Type?.children ?? [], source),
    span: cells.Type === undefined ? span : source.span(contentOf(cells.Type)),
    refusal: null,
  };
  const example = exampleCell(cells.Example, source);
  const field = { name: name.name, wireName: null, span, description, deprecation, example };
  return withRequired({ ...field, type, required: false }, row, source);
}

/**
 * Adds whether the key must be present. In a row whose width differs from the header, it first checks that the cells
 * are in their places.
 */
function withRequired(
  field: FieldRow,
  { cells, misfit, span }: CellsByColumn<FieldColumn>,
  source: PageSource,
): Outcome<FieldRow> {
  const text = cells.Required === undefined ? "" : cellText(cells.Required, source);
  const required = readRequired(text);
  if (misfit !== null) {
    const { span: rowSpan, ...widths } = misfit;
    // GFM adds empty cells to a short row. In a long row, a mark in the Required column shows that the cells before
    // it are in their places too.
    const isInPlace = misfit.cellCount < misfit.expected || text !== "";
    if (required !== null && isInPlace) {
      return {
        value: { ...field, required },
        diagnostics: [diagnostic("MM2003", widths, rowSpan)],
      };
    }
    const refusal = diagnostic("MM2019", widths, rowSpan);
    return { value: { ...field, type: { ...field.type, refusal } }, diagnostics: [] };
  }
  if (required !== null) return { value: { ...field, required }, diagnostics: [] };
  const at = cells.Required === undefined ? span : source.span(contentOf(cells.Required));
  return { value: field, diagnostics: [diagnostic("MM2008", { cell: excerpt(text) }, at)] };
}

function exampleCell(cell: TableCell | undefined, source: PageSource): ExampleCell | null {
  if (cell === undefined || cell.children.length === 0) return null;
  const text = undoMarkup(cellText(cell, source));
  return text === "" ? null : { text, span: source.span(contentOf(cell)) };
}
