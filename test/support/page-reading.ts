import { readModelPage } from "../../generator/read/markdown/read-model-page.ts";
import { placedFindings } from "./page-findings.ts";

/** A table of fields and a table of values, each with one row. */
export const fields =
  "| Field | Type | Required | Description |\n| - | - | - | - |\n| `a` | ::String | yes | N/A |";
export const values = "| Name | Value |\n| - | - |\n| `A` | a |";

/** Returns the kind of a page's body with the names of its rows, and the findings about the page. */
export function shape(text: string): readonly [string, ...(readonly string[])] {
  const { value, diagnostics } = readModelPage({ path: "t.md", text });
  const findings = placedFindings(diagnostics, text);
  if (value === null) return ["none", ...findings];
  const { body } = value;
  const names = "rows" in body ? body.rows.map(({ name }) => ` ${name}`).join("") : "";
  const open = body.kind === "values" && body.open ? " open" : "";
  const reported = body.kind === "bare" && body.isReported ? " reported" : "";
  return [body.kind + names + open + reported, ...findings];
}
