import type { TableCell } from "mdast";
import { cellText } from "./cell-text.ts";
import { unstrike } from "./deprecation.ts";
import type { PageSource } from "./page-source.ts";
import { plainText, withoutTags } from "./raw-text.ts";

/** A name as fields and enum members have it: `` `name` ``, struck through when deprecated. */
export interface NameCell {
  readonly name: string;
  readonly marked: boolean;
}

const identifier = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The name in a cell, or `null` when the cell holds anything but an identifier, in backticks or without. */
export function nameCell(cell: TableCell | undefined, source: PageSource): NameCell | null {
  if (cell === undefined) return null;
  const { text, marked } = unstrike(withoutTags(cellText(cell, source)));
  const name = plainText(text);
  return identifier.test(name) ? { name, marked } : null;
}
