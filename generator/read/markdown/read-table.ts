import type { Table, TableCell, TableRow } from "mdast";
import { diagnostic, type Diagnostic, type Outcome } from "../../diagnostics/diagnostic.ts";
import type { SourceSpan } from "../../diagnostics/span.ts";
import { cellText, rawCellText } from "./cell-text.ts";
import { contentOf, type PageSource } from "./page-source.ts";
import { excerpt } from "./raw-text.ts";
import { columnName } from "./table-lines.ts";

/** The cells of a row by column name. A column that the table does not have is absent. */
export interface CellsByColumn<Column extends string> {
  readonly cells: Readonly<Partial<Record<Column, TableCell>>>;
  /** The place of the first content in the row. */
  readonly span: SourceSpan;
  /** Set if the row and the header differ in width, so that cells may stand under wrong headings. */
  readonly misfit: Misfit | null;
}

/** A row that has more or fewer cells than its header. */
export interface Misfit {
  readonly cellCount: number;
  readonly expected: number;
  /** The place of the whole row. */
  readonly span: SourceSpan;
}

/** The columns to read from a table. */
export interface Columns<Column extends string> {
  readonly required: readonly Column[];
  readonly optional: readonly Column[];
}

/** Returns the names of a table's columns, in lower case. */
export function columnNames(header: TableRow, source: PageSource): readonly string[] {
  return header.children.map((cell) => columnName(rawCellText(cell, source)));
}

/**
 * Reads a table by the names in its header, in any order. Other columns are ignored.
 *
 * A table without a required column is reported, and the result has no rows. In a row whose width differs from the
 * header, cells are assigned by position.
 */
export function readTable<Column extends string>(
  table: Table,
  source: PageSource,
  columns: Columns<Column>,
): Outcome<readonly CellsByColumn<Column>[]> {
  const [header, ...rows] = table.children;
  if (header === undefined) return { value: [], diagnostics: [] };
  const names = columnNames(header, source);
  const indexOf = (column: Column): number => names.indexOf(column.toLowerCase());
  const missing = columns.required.filter((column) => indexOf(column) === -1);
  if (missing.length > 0) {
    const headerText = excerpt(header.children.map((cell) => cellText(cell, source)).join(" | "));
    const report = (column: Column): Diagnostic =>
      diagnostic("MM2005", { column, headerText }, source.span(header));
    return { value: [], diagnostics: missing.map(report) };
  }
  const indexes = [...columns.required, ...columns.optional].map(
    (column) => [column, indexOf(column)] as const,
  );
  return { value: readRows(rows, names.length, indexes, source), diagnostics: [] };
}

function readRows<Column extends string>(
  rows: readonly TableRow[],
  width: number,
  indexes: readonly (readonly [Column, number])[],
  source: PageSource,
): readonly CellsByColumn<Column>[] {
  return rows.map((row) => {
    const first = row.children[0];
    const span = source.span(first === undefined ? row : contentOf(first));
    const cellCount = row.children.length;
    const cells: Partial<Record<Column, TableCell>> = {};
    for (const [column, index] of indexes) {
      const cell = row.children[index];
      if (cell !== undefined) cells[column] = cell;
    }
    const misfit =
      cellCount === width ? null : { cellCount, expected: width, span: source.span(row) };
    return { cells, span, misfit };
  });
}
