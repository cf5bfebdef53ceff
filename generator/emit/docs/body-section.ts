import type { RootContent } from "mdast";
import { bodyType, type FilledEnvelope } from "../../model/envelope.ts";
import { dataFields } from "../../model/object-parts.ts";
import { describe, withBreaks } from "./describe.ts";
import { code, heading, html, table, type Words } from "./nodes.ts";
import { lineBreak } from "./own-html.ts";
import type { PageContext } from "./page-context.ts";
import { typeCell } from "./type-cell.ts";

/** Returns the section about the bodies of an envelope, with what the page says about each. */
export function bodySection(
  model: FilledEnvelope,
  from: string,
  context: PageContext,
): readonly RootContent[] {
  const rows = dataFields(model).map((field): readonly Words[] => [
    typeCell(bodyType(field), from, context),
    [code(field.docName)],
    beginning(field.description),
  ]);
  // An envelope has no fields if it was read from one of our own docs pages.
  const types = model.body.kind === "union" ? model.body.members : [model.body];
  const bare = types.map((type): readonly Words[] => [typeCell(type, from, context), [], []]);
  return [
    heading(2, "Body"),
    table(["Type", "In the SDK", "Description"], rows.length === 0 ? bare : rows),
  ];
}

/** Returns the first paragraph of a description in a form that fits into a cell, or nothing if it begins otherwise. */
function beginning(description: string): Words {
  const [first] = describe(description);
  return first?.type === "paragraph" ? withBreaks(first.children, html(lineBreak)) : [];
}
