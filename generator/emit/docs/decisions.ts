import type { RootContent } from "mdast";
import type { Field, Model } from "../../model/model.ts";
import { dataFields } from "../../model/object-parts.ts";
import { visitType } from "../../model/type-visitor.ts";
import { code, heading, list, type Words } from "./nodes.ts";
import type { PageContext } from "./page-context.ts";

/** What the source page leaves open and had to be decided, so that a reader can doubt the right thing. */
export function decisions(model: Model, { emit }: PageContext): readonly RootContent[] {
  const items = itemsOf(model, emit.dateLinks);
  return items.length === 0 ? [] : [heading(2, "How this page was read"), list(items)];
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
    ...fields.filter(isRenamed).map(renaming),
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

function renaming({ docName, wireName, propertyName }: Field): Words {
  const documented: Words = [" is documented as ", code(docName), "."];
  return wireName === propertyName
    ? [code(propertyName), ...documented]
    : [code(propertyName), " is ", code(wireName), " in JSON and", ...documented];
}

function hasDate(type: Field["type"]): boolean {
  return visitType<boolean>(type, {
    primitive: (kind) => kind === "date" || kind === "datetime",
    array: (items) => items,
    map: (values) => values,
    ref: () => false,
    union: (members) => members.includes(true),
    nullable: (of) => of,
    literal: () => false,
  });
}
