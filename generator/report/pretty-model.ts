import {
  cutTerminal,
  joinTerminal,
  showInLine,
  terminal,
  type TerminalText,
} from "../diagnostics/terminal-text.ts";
import type { Field, Model } from "../model/model.ts";
import { visitType } from "../model/type-visitor.ts";
import { assertNever, type TypeNode } from "../model/type.ts";
import type { Paint } from "./paint.ts";

/** Describes a model for people: its id and kind, then its fields, values or members. */
export function prettyModel(model: Model, paint: Paint): TerminalText {
  const mark = model.deprecation === null ? "" : paint.yellow(" deprecated");
  const head = terminal`${paint.bold(showInLine(model.id))} ${paint.dim(model.kind)}${mark}\n`;
  return joinTerminal([head, ...bodyRows(model, paint).map((row) => terminal`  ${row}\n`)]);
}

function bodyRows(model: Model, paint: Paint): readonly TerminalText[] {
  switch (model.kind) {
    case "object": {
      const rest = model.additionalProperties;
      return [
        ...model.fields.map((field) => fieldRow(field, paint)),
        ...(rest === null ? [] : [terminal`${paint.dim("[any other key]")} ${typeWords(rest)}`]),
      ];
    }
    case "enum": {
      const values = model.members.map(({ name, value }) =>
        showInLine(`${name} = ${JSON.stringify(value)}`),
      );
      return model.open ? [...values, paint.dim("… and any other value")] : values;
    }
    case "union":
      return model.members.map((member) => terminal`| ${typeWords(member)}`);
    case "envelope": {
      const body =
        model.body === null ? paint.dim("no body") : terminal`body ${typeWords(model.body)}`;
      return [body, ...model.fields.map((field) => fieldRow(field, paint))];
    }
    case "unknown":
      return [paint.dim("no page tells its members")];
    default:
      return assertNever(model);
  }
}

function fieldRow(field: Field, paint: Paint): TerminalText {
  const marks = [
    ...(field.required ? [] : ["optional"]),
    ...(field.nullable ? ["nullable"] : []),
    ...(field.deprecation === null ? [] : ["deprecated"]),
    ...(field.transport ? ["transport"] : []),
  ];
  const name = showInLine(field.wireName);
  const row = terminal`${name} ${paint.cyan(typeWords(field.type))} ${paint.dim(showInLine(marks.join(" ")))}`;
  return cutTerminal(row, 0, row.trimEnd().length);
}

function typeWords(type: TypeNode): TerminalText {
  return visitType<TerminalText>(type, {
    primitive: (kind) => terminal`${kind}`,
    array: (items) => terminal`${items.includes(" ") ? terminal`(${items})` : items}[]`,
    map: (values) => terminal`{ [key]: ${values} }`,
    ref: (id) => showInLine(id),
    union: (members) => joinTerminal(members, terminal` | `),
    nullable: (of) => terminal`${of} | null`,
    literal: (value) => showInLine(JSON.stringify(value)),
    other: ({ tag }) => terminal`any object with another ${showInLine(tag.wireName)}`,
  });
}
