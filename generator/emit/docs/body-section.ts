import type { RootContent } from "mdast";
import { bodyType, type FilledEnvelope } from "../../model/envelope.ts";
import { dataFields } from "../../model/object-parts.ts";
import { describe, withBreaks } from "./describe.ts";
import { code, heading, html, table, type Words } from "./nodes.ts";
import { lineBreak } from "./own-html.ts";
import type { PageContext } from "./page-context.ts";
import { typeCell } from "./type-cell.ts";

/** The bodies an envelope may carry, with what the page says of when it does. */
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
  // A page of our own docs, read back, has bodies and no fields.
  const types = model.body.kind === "union" ? model.body.members : [model.body];
  const bare = types.map((type): readonly Words[] => [typeCell(type, from, context), [], []]);
  return [
    heading(2, "Body"),
    table(["Type", "In the SDK", "Description"], rows.length === 0 ? bare : rows),
  ];
}

/** The first paragraph of a description, as a cell can hold it. */
function beginning(description: string): Words {
  const [first] = describe(description);
  return first?.type === "paragraph" ? withBreaks(first.children, html(lineBreak)) : [];
}
