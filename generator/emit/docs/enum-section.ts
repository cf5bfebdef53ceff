import type { RootContent } from "mdast";
import type { EnumModel } from "../../model/model.ts";
import { literal } from "../typescript/code-text.ts";
import { code, heading, table } from "./nodes.ts";

/** Returns the section with the values of an enum. */
export function valueSection({ members }: EnumModel): readonly RootContent[] {
  const rows = members.map(({ name, value }) => [[code(name)], [code(literal(value))]]);
  return [heading(2, "Values"), table(["Name", "Value"], rows)];
}
