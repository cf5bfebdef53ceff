import type { TableCell, TableRow } from "mdast";
import { diagnostic, type Outcome } from "../../diagnostics/diagnostic.ts";
import type { SourceSpan } from "../../diagnostics/span.ts";
import { rawCellText } from "./cell-text.ts";
import { isNestedTooDeep } from "./drop-examples.ts";
import type { FieldRow, TypeCell } from "./model-page.ts";
import { textOf } from "./own-blocks.ts";
import { codeIn, parsedJson, typeCell } from "./own-cells.ts";
import type { Details } from "./own-details.ts";
import type { PageSource } from "./page-source.ts";
import { excerpt } from "./raw-text.ts";
import { readRequired } from "./required-cell.ts";

/** The names of a field in JSON and on the source page, by property name. */
type Renamings = ReadonlyMap<string, { readonly wireName: string; readonly docName: string }>;

/**
 * Reads the rows of a `## Fields` table of our own docs.
 *
 * @param details what the page says about fields below the table, by property name
 * @param names the rows of the table of names that differ in JSON or at the source
 */
export function ownFields(
  rows: readonly TableRow[],
  details: ReadonlyMap<string, Details>,
  names: readonly TableRow[],
  source: PageSource,
): Outcome<readonly FieldRow[]> {
  const byProperty = renamings(names);
  const fields = rows.map((row) => readField(row, details, byProperty, source));
  return {
    value: fields.flatMap(({ value }) => (value === null ? [] : [value])),
    diagnostics: fields.flatMap(({ diagnostics }) => diagnostics),
  };
}

function readField(
  row: TableRow,
  details: ReadonlyMap<string, Details>,
  renamed: Renamings,
  source: PageSource,
): Outcome<FieldRow | null> {
  const [nameCell, type, required, description, example] = row.children;
  const span = source.span(row);
  const property = codeIn(nameCell);
  const nameText = nameCell === undefined ? "" : textOf(nameCell);
  const names = namesOf(property, nameText, renamed);
  if (names === null) {
    const cell = excerpt(nameText);
    return { value: null, diagnostics: [diagnostic("MM2009", { cell }, span)] };
  }
  const fieldDetails = details.get(property ?? "");
  const field = {
    ...{ ...names, span, type: type === undefined ? noType(span) : typeCell(type, source) },
    description: fieldDetails?.description ?? textIn(description, source).replaceAll("<br/>", "\n"),
    deprecation: fieldDetails?.deprecation ?? null,
    example: exampleOf(fieldDetails?.example ?? codeIn(example), span),
  };
  return withRequired(field, textIn(required, source));
}

function noType(span: SourceSpan): TypeCell {
  return { tokens: [], span, refusal: null };
}

/** Adds whether the key must be present. If the cell does not say so, the key may be absent. */
function withRequired(field: Omit<FieldRow, "required">, text: string): Outcome<FieldRow> {
  const required = readRequired(text);
  if (required !== null) return { value: { ...field, required }, diagnostics: [] };
  const finding = diagnostic("MM2008", { cell: excerpt(text) }, field.span);
  return { value: { ...field, required: false }, diagnostics: [finding] };
}

function textIn(cell: TableCell | undefined, source: PageSource): string {
  return cell === undefined ? "" : rawCellText(cell, source);
}

/** Returns the names of a row, or `null` if it has none. One row stands for all keys that are not listed. */
function namesOf(
  property: string | null,
  text: string,
  renamed: Renamings,
): Pick<FieldRow, "name" | "wireName"> | null {
  if (property === null) {
    return text === "any other key" ? { name: "additional_properties", wireName: null } : null;
  }
  const { docName, wireName } = renamed.get(property) ?? { docName: property, wireName: property };
  return { name: docName, wireName };
}

/** Returns an example as an example cell has it: strings without quotes, every other value as JSON. */
function exampleOf(json: string | null, span: SourceSpan): FieldRow["example"] {
  if (json === null || isNestedTooDeep(json)) return null;
  const value = parsedJson(json);
  return { text: typeof value === "string" ? value : JSON.stringify(value), span };
}

function renamings(rows: readonly TableRow[]): Renamings {
  return new Map(
    rows.flatMap(({ children }) => {
      const [property, wireName, docName] = children.map(codeIn);
      if (!isName(property) || !isName(wireName) || !isName(docName)) return [];
      return [[property, { wireName, docName }] as const];
    }),
  );
}

function isName(text: string | null | undefined): text is string {
  return typeof text === "string";
}
