import type { TableCell } from "mdast";
import { rawCellText } from "./cell-text.ts";
import type { TypeCell } from "./model-page.ts";
import { contentOf, type PageSource } from "./page-source.ts";
import { typeTokens } from "./type-token.ts";

/** Returns the first code in a cell, or `null` if there is none. */
export function codeIn(cell: TableCell | undefined): string | null {
  const code = cell?.children.find((node) => node.type === "inlineCode");
  return code?.value ?? null;
}

/** Returns an enum value, which is written as JSON in code. Text that is not JSON stands for itself. */
export function jsonValue(cell: TableCell, source: PageSource): string {
  const text = codeIn(cell) ?? rawCellText(cell, source);
  const value = parsedJson(text);
  return typeof value === "string" ? value : text;
}

/** Parses a JSON value. Returns the text itself if somebody edited it so that it is not JSON. */
export function parsedJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
}

/** Returns the tokens of a cell that holds a type. */
export function typeCell(cell: TableCell, source: PageSource): TypeCell {
  return {
    tokens: typeTokens(cell.children, source),
    span: source.span(contentOf(cell)),
    refusal: null,
  };
}
