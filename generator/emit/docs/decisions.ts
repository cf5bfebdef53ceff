import type { RootContent } from "mdast";
import type { EnvelopeModel, Field, ObjectModel } from "../../model/model.ts";
import type { EmittedModel } from "../../model/envelope.ts";
import { hasDate } from "../../model/has-date.ts";
import { dataFields } from "../../model/object-parts.ts";
import { assertNever } from "../../model/type.ts";
import { code, heading, list, table, type Words } from "./nodes.ts";
import type { PageContext } from "./page-context.ts";

/** Returns the section about what the source page leaves open and how Modelmark decided, for readers to check. */
export function decisions(model: EmittedModel, { emit }: PageContext): readonly RootContent[] {
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

function itemsOf(model: EmittedModel, dateLinks: "swapped" | "literal"): readonly Words[] {
  switch (model.kind) {
    case "enum":
      return model.valueType === "integer"
        ? [["All values are integers, so the JSON has numbers, not text."]]
        : [];
    case "union":
      return model.members.some(({ kind }) => kind === "unknown")
        ? [["Not every member is known: anything fits."]]
        : [];
    case "unknown":
      return [unknownMembers];
    case "envelope":
      return envelopeItems(model);
    case "object":
      return objectItems(model, dateLinks);
    default:
      return assertNever(model);
  }
}

const unknownMembers: Words = [
  "No page says what the members are, so there is nothing to check. The overrides can name them: ",
  code("members"),
  ".",
];

function objectItems(model: ObjectModel, dateLinks: "swapped" | "literal"): readonly Words[] {
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

function envelopeItems({ fields }: EnvelopeModel): readonly Words[] {
  const left = fields.filter(({ transport }) => transport).map(({ docName }) => code(docName));
  return [
    [
      "The source documents an object of its SDK; what is sent is its body alone.",
      ...(left.length === 0 ? [] : [" Not part of it: ", ...joined(left), "."]),
    ],
  ];
}

function joined(words: Words): Words {
  return words.flatMap((word, index): Words => (index === 0 ? [word] : [", ", word]));
}

function isRenamed({ docName, wireName, propertyName }: Field): boolean {
  return docName !== propertyName || wireName !== propertyName;
}
