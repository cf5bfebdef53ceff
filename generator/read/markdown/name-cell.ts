import type { TableCell } from "mdast";
import { cellText } from "./cell-text.ts";
import { unstrike } from "./deprecation.ts";
import type { PageSource } from "./page-source.ts";
import { plainText, withoutHtml } from "./raw-text.ts";

/** The name of a field or an enum member: `` `name` ``, struck through if it is deprecated. */
export interface NameCell {
  readonly name: string;
  readonly marked: boolean;
}

const identifier = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Nearly all cells are written like this, and need no search for other marks. */
const plainName = /^`(?<name>[A-Za-z_][A-Za-z0-9_]*)`$/;

/** Returns the name in a cell, with or without backticks, or `null` if the cell does not hold an identifier. */
export function nameCell(cell: TableCell | undefined, source: PageSource): NameCell | null {
  if (cell === undefined) return null;
  const written = cellText(cell, source);
  const plain = plainName.exec(written)?.groups?.["name"];
  if (plain !== undefined) return { name: plain, marked: false };
  const { text, marked } = unstrike(withoutHtml(written));
  const name = plainText(text);
  return identifier.test(name) ? { name, marked } : null;
}
