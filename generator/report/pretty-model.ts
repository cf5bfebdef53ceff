import { showInLine } from "../diagnostics/visible-text.ts";
import type { Field, Model } from "../model/model.ts";
import { visitType } from "../model/type-visitor.ts";
import { assertNever, type TypeNode } from "../model/type.ts";
import type { Paint } from "./paint.ts";

/** A model for a person: its id and kind, then its fields, values or members. */
export function prettyModel(model: Model, paint: Paint): string {
  const mark = model.deprecation === null ? "" : paint.yellow(" deprecated");
  const head = `${paint.bold(showInLine(model.id))} ${paint.dim(model.kind)}${mark}\n`;
  return (
    head +
    bodyRows(model, paint)
      .map((row) => `  ${row}\n`)
      .join("")
  );
}

function bodyRows(model: Model, paint: Paint): readonly string[] {
  switch (model.kind) {
    case "object": {
      const rest = model.additionalProperties;
      return [
        ...model.fields.map((field) => fieldRow(field, paint)),
        ...(rest === null ? [] : [`${paint.dim("[any other key]")} ${typeWords(rest)}`]),
      ];
    }
    case "enum": {
      const values = model.members.map(({ name, value }) =>
        showInLine(`${name} = ${JSON.stringify(value)}`),
      );
      return model.open ? [...values, paint.dim("… and any other value")] : values;
    }
    case "union":
      return model.members.map((member) => `| ${typeWords(member)}`);
    case "envelope": {
      const body = model.body === null ? paint.dim("no body") : `body ${typeWords(model.body)}`;
      return [body, ...model.fields.map((field) => fieldRow(field, paint))];
    }
    case "unknown":
      return [paint.dim("no page tells its members")];
    default:
      return assertNever(model);
  }
}

function fieldRow(field: Field, paint: Paint): string {
  const marks = [
    ...(field.required ? [] : ["optional"]),
    ...(field.nullable ? ["nullable"] : []),
    ...(field.deprecation === null ? [] : ["deprecated"]),
    ...(field.transport ? ["transport"] : []),
  ];
  const name = showInLine(field.wireName);
  return `${name} ${paint.cyan(typeWords(field.type))} ${paint.dim(marks.join(" "))}`.trimEnd();
}

function typeWords(type: TypeNode): string {
  return visitType<string>(type, {
    primitive: (kind) => kind,
    array: (items) => `${items.includes(" ") ? `(${items})` : items}[]`,
    map: (values) => `{ [key]: ${values} }`,
    ref: (id) => showInLine(id),
    union: (members) => members.join(" | "),
    nullable: (of) => `${of} | null`,
    literal: (value) => showInLine(JSON.stringify(value)),
    other: ({ tag }) => `any object with another ${showInLine(tag.wireName)}`,
  });
}
