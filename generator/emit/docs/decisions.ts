import type { RootContent } from "mdast";
import type { Field, Model } from "../../model/model.ts";
import { hasDate } from "../../model/has-date.ts";
import { dataFields } from "../../model/object-parts.ts";
import { code, heading, list, table, type Words } from "./nodes.ts";
import type { PageContext } from "./page-context.ts";

/** What the source page leaves open and had to be decided, so that a reader can doubt the right thing. */
export function decisions(model: Model, { emit }: PageContext): readonly RootContent[] {
  const items = itemsOf(model, emit.dateLinks);
  const renamed = model.kind === "object" ? dataFields(model).filter(isRenamed) : [];
  if (items.length === 0 && renamed.length === 0) return [];
  const rows = renamed.map(({ docName, wireName, propertyName }) =>
    [propertyName, wireName, docName].map((name) => [code(name)]),
  );
  return [
    heading(2, "How this page was read"),
    ...(items.length === 0 ? [] : [list(items)]),
    ...(rows.length === 0 ? [] : [table(["Property", "In JSON", "In the source"], rows)]),
  ];
}

function itemsOf(model: Model, dateLinks: "swapped" | "literal"): readonly Words[] {
  if (model.kind === "enum") {
    const isInteger = model.valueType === "integer";
    return isInteger ? [["All values are integers, so the JSON has numbers, not text."]] : [];
  }
  if (model.kind === "union") {
    return model.members.some(({ kind }) => kind === "unknown")
      ? [["No page says what the members are: anything fits."]]
      : [];
  }
  const fields = dataFields(model);
  const transport = model.fields.filter((field) => field.transport);
  return [
    ...(fields.some(({ required, nullable }) => !required && nullable)
      ? [
          [
            "Fields that may be absent may also be ",
            code("null"),
            ": the source tells no difference.",
          ],
        ]
      : []),
    ...(dateLinks === "swapped" && fields.some(({ type }) => hasDate(type))
      ? [
          [
            "Links to the classes ",
            code("Date"),
            " and ",
            code("DateTime"),
            " mean each other: SDK pages swap them.",
          ],
        ]
      : []),
    ...transport.map(({ docName }): Words => [
      code(docName),
      " is part of the HTTP exchange, not of the JSON.",
    ]),
  ];
}

function isRenamed({ docName, wireName, propertyName }: Field): boolean {
  return docName !== propertyName || wireName !== propertyName;
}
