import type { TableCell } from "mdast";
import { contentOf, type PageSource } from "./page-source.ts";
import { unfold } from "./raw-text.ts";

/**
 * Returns the original text of a cell. The SDK's generator folds line breaks into `<br/>` and pipes into `\|`, and
 * changes nothing else, so undoing these two restores the text byte for byte.
 */
export function cellText(cell: TableCell, source: PageSource): string {
  return unfold(rawCellText(cell, source));
}

/** Returns the text of a cell with only its pipes unescaped, because enum values are raw text. */
export function rawCellText(cell: TableCell, source: PageSource): string {
  if (cell.children.length === 0) return "";
  return source.slice(contentOf(cell)).replaceAll("\\|", "|").trim();
}

/** Returns the markdown of a description cell with its line breaks restored, or `""` if the page says `N/A`. */
export function descriptionText(cell: TableCell | undefined, source: PageSource): string {
  const text = cell === undefined ? "" : cellText(cell, source);
  return /^(?<mark>[_*`]*)N\/A\k<mark>$/.test(text) ? "" : text;
}
