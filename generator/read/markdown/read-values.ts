import type { Table, TableCell } from "mdast";
import { diagnostic, type Diagnostic, type Outcome } from "../../diagnostics/diagnostic.ts";
import type { SourceSpan } from "../../diagnostics/span.ts";
import { cellText, rawCellText } from "./cell-text.ts";
import type { ValueRow } from "./model-page.ts";
import { nameCell } from "./name-cell.ts";
import type { PageSource } from "./page-source.ts";
import { excerpt, plainText, rawValue } from "./raw-text.ts";
import { readTable, type CellsByColumn } from "./read-table.ts";

const columns = { required: ["Name", "Value"], optional: [] } as const;

/** The rows of a `## Values` table, and whether a row was left out because its value could not be read. */
export interface ReadValues {
  readonly rows: readonly ValueRow[];
  readonly isPartial: boolean;
}

/**
 * Reads the rows of a `## Values` table, in order. Errors in a row are reported, and every readable value stays.
 *
 * @param valueOf returns the value in a cell
 */
export function readValues(
  table: Table,
  source: PageSource,
  valueOf: (cell: TableCell, source: PageSource) => string,
): Outcome<ReadValues> {
  const rows = readTable<"Name" | "Value">(table, source, columns);
  const diagnostics: Diagnostic[] = [...rows.diagnostics];
  const lineOfName = new Map<string, number>();
  const lineOfValue = new Map<string, number>();
  const free = new FreeNames();
  const value: ValueRow[] = [];
  for (const row of rows.value) {
    if (row.misfit !== null) {
      const { span, ...widths } = row.misfit;
      diagnostics.push(diagnostic("MM2019", widths, span));
      continue;
    }
    const { span } = row;
    const { line } = span.start;
    const text = row.cells.Value === undefined ? "" : valueOf(row.cells.Value, source);
    const earlier = lineOfValue.get(text);
    if (earlier !== undefined) {
      diagnostics.push(repeated("value", text, earlier, span));
      continue;
    }
    lineOfValue.set(text, line);
    const name = readName(row, lineOfName, free, source);
    diagnostics.push(...name.diagnostics);
    lineOfName.set(name.value, line);
    value.push({ name: name.value, value: text, span });
  }
  if (rows.value.length === 0 && rows.diagnostics.length === 0) {
    diagnostics.push(diagnostic("MM2014", {}, source.span(table)));
  }
  const isPartial = rows.value.some(({ misfit }) => misfit !== null);
  return { value: { rows: value, isPartial }, diagnostics };
}

/** Returns the value in a cell of an SDK's page, where it is raw text. */
export function rawCellValue(cell: TableCell, source: PageSource): string {
  return rawValue(rawCellText(cell, source));
}

/** Returns the name of a row. If it cannot be read or an earlier row has it, the result is another, free name. */
function readName(
  { cells, span }: CellsByColumn<"Name" | "Value">,
  linesByName: ReadonlyMap<string, number>,
  free: FreeNames,
  source: PageSource,
): Outcome<string> {
  const name = nameCell(cells.Name, source)?.name;
  if (name === undefined) {
    const nameText = cells.Name === undefined ? "" : plainText(cellText(cells.Name, source));
    const finding = diagnostic("MM2009", { cell: excerpt(nameText) }, span);
    return { value: free.next("VALUE", linesByName), diagnostics: [finding] };
  }
  const earlier = linesByName.get(name);
  if (earlier === undefined) return { value: name, diagnostics: [] };
  return {
    value: free.next(name, linesByName),
    diagnostics: [repeated("name", name, earlier, span)],
  };
}

/**
 * Makes up free names for rows. It remembers the last number for each base, so that many rows with the same name take
 * linear time.
 */
class FreeNames {
  readonly #last = new Map<string, number>();

  next(base: string, linesByName: ReadonlyMap<string, number>): string {
    let number = this.#last.get(base) ?? 1;
    do number += 1;
    while (linesByName.has(`${base}_${number}`));
    this.#last.set(base, number);
    return `${base}_${number}`;
  }
}

function repeated(
  what: "name" | "value",
  text: string,
  line: number,
  span: SourceSpan,
): Diagnostic {
  return diagnostic("MM2012", { what, text: excerpt(text), line }, span);
}
