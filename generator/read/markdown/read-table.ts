import type { Table, TableCell, TableRow } from "mdast";
import { diagnostic, type Diagnostic, type Outcome } from "../../diagnostics/diagnostic.ts";
import type { SourceSpan } from "../../diagnostics/span.ts";
import { cellText, rawCellText } from "./cell-text.ts";
import { contentOf, type PageSource } from "./page-source.ts";
import { excerpt } from "./raw-text.ts";
import { columnName } from "./table-lines.ts";

/** A row's cells by column name; a column the table does not have is absent. */
export interface CellsByColumn<Column extends string> {
  readonly cells: Readonly<Partial<Record<Column, TableCell>>>;
  /** The place of the row's first content. */
  readonly span: SourceSpan;
  /** Set where the row has another number of cells than the header, so that cells may stand under wrong headings. */
  readonly misfit: Misfit | null;
}

/** A row of another width than its header. */
export interface Misfit {
  readonly found: number;
  readonly expected: number;
  /** The place of the whole row. */
  readonly span: SourceSpan;
}

/** The columns a table is read for. */
export interface Columns<Column extends string> {
  readonly required: readonly Column[];
  readonly optional: readonly Column[];
}

/** The names of a table's columns, in lower case. */
export function columnNames(header: TableRow, source: PageSource): readonly string[] {
  return header.children.map((cell) => columnName(rawCellText(cell, source)));
}

/**
 * Reads a table by the names in its header, whatever their order; columns not asked for are left alone.
 *
 * A table without a required column is reported, and has no rows in the result. The cells of a row of another width
 * than the header are given by their place.
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
    const found = excerpt(header.children.map((cell) => cellText(cell, source)).join(" | "));
    const report = (column: Column): Diagnostic =>
      diagnostic("MM2005", { column, found }, source.span(header));
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
    const found = row.children.length;
    const cells: Partial<Record<Column, TableCell>> = {};
    for (const [column, index] of indexes) {
      const cell = row.children[index];
      if (cell !== undefined) cells[column] = cell;
    }
    const misfit = found === width ? null : { found, expected: width, span: source.span(row) };
    return { cells, span, misfit };
  });
}
