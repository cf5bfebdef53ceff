import type { Table } from "mdast";
import { diagnostic, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import { cellText, rawCellText } from "./cell-text.ts";
import type { ValueRow } from "./model-page.ts";
import { nameCell } from "./name-cell.ts";
import type { PageSource } from "./page-source.ts";
import { excerpt, rawValue } from "./raw-text.ts";
import { readTable } from "./read-table.ts";

const columns = { required: ["Name", "Value"], optional: [] } as const;

/** The rows of a `## Values` table, in order; rows that cannot be read are reported and left out. */
export function readValues(table: Table, source: PageSource): Outcome<readonly ValueRow[]> {
  const rows = readTable<"Name" | "Value">(table, source, columns);
  const diagnostics: Diagnostic[] = [...rows.diagnostics];
  const value: ValueRow[] = [];
  const lineOf = { name: new Map<string, number>(), value: new Map<string, number>() };
  for (const { cells, span } of rows.value) {
    const name = nameCell(cells.Name, source)?.name;
    if (name === undefined) {
      const found = cells.Name === undefined ? "" : cellText(cells.Name, source);
      diagnostics.push(diagnostic("MM2009", { found: excerpt(found) }, span));
      continue;
    }
    const row = {
      name,
      value: cells.Value === undefined ? "" : rawValue(rawCellText(cells.Value, source)),
      span,
    };
    const duplicate = (["name", "value"] as const).find((what) => lineOf[what].has(row[what]));
    if (duplicate !== undefined) {
      const line = lineOf[duplicate].get(row[duplicate]) ?? span.start.line;
      const params = { what: duplicate, text: excerpt(row[duplicate]), line };
      diagnostics.push(diagnostic("MM2012", params, span));
      continue;
    }
    lineOf.name.set(row.name, span.start.line);
    lineOf.value.set(row.value, span.start.line);
    value.push(row);
  }
  if (rows.value.length === 0 && rows.diagnostics.length === 0) {
    diagnostics.push(diagnostic("MM2014", {}, source.span(table)));
  }
  return { value, diagnostics };
}
