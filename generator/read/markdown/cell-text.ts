import type { TableCell } from "mdast";
import { contentOf, type PageSource } from "./page-source.ts";
import { unfold } from "./raw-text.ts";

/**
 * A cell's text as the SDK's generator found it: it folds line breaks into `<br/>` and pipes into `\|`, and
 * changes nothing else, so undoing these two gives back the original, byte for byte.
 */
export function cellText(cell: TableCell, source: PageSource): string {
  return unfold(rawCellText(cell, source));
}

/** A cell's text with pipes unescaped and nothing else done: enum values are raw text. */
export function rawCellText(cell: TableCell, source: PageSource): string {
  if (cell.children.length === 0) return "";
  return source.slice(contentOf(cell)).replaceAll("\\|", "|").trim();
}

/** Markdown of a description cell: unfolded, and `""` where the page says `N/A`. */
export function descriptionText(cell: TableCell | undefined, source: PageSource): string {
  const text = cell === undefined ? "" : cellText(cell, source);
  return /^(?<mark>[_*`]*)N\/A\k<mark>$/.test(text) ? "" : text;
}
