import type { OtherGenerator } from "./model-page.ts";
import type { PageOutline } from "./page-outline.ts";
import type { PageSource } from "./page-source.ts";
import { columnNames } from "./read-table.ts";
import { tableKind } from "./table-kind.ts";

/** The headers by which the pages of other generators are recognised. */
const headers: readonly (readonly [header: string, generator: string])[] = [
  ["Name | Type | Description | Notes", "OpenAPI Generator"],
  ["Name | Type", "OpenAPI Generator"],
  ["Name | Type | Tags | Description", "APIMatic"],
];

/**
 * Recognises the page of another generator by the header of a table in a section. Returns `null` if there is none, or
 * if the page has a table of fields as well.
 */
export function otherGenerator(
  { sections }: PageOutline,
  source: PageSource,
): OtherGenerator | null {
  const tables = sections.flatMap(({ content }) =>
    content.flatMap((node) => (node.type === "table" ? [node] : [])),
  );
  if (tables.some((table) => tableKind(table, source) === "fields")) return null;
  for (const { children } of tables) {
    const [row] = children;
    if (row === undefined) continue;
    const written = columnNames(row, source).join(" | ");
    const headerEntry = headers.find(([header]) => header.toLowerCase() === written);
    if (headerEntry !== undefined) {
      return { header: headerEntry[0], name: headerEntry[1], span: source.span(row) };
    }
  }
  return null;
}
