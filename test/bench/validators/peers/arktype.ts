import type { Field, Model, ObjectModel } from "../../../../generator/model/model.ts";
import { visitType } from "../../../../generator/model/type-visitor.ts";
import type { PrimitiveKind, TypeNode } from "../../../../generator/model/type.ts";
import type { Peer, Request } from "./peer.ts";
import { bodyFields, identifierOf, reachable } from "./reachable.ts";

/** A definition as arktype reads it: text, a tuple expression, or an object of definitions. */
type Definition = string | number | readonly Definition[] | { readonly [key: string]: Definition };

const primitives: Readonly<Record<PrimitiveKind, string>> = {
  string: "string",
  integer: "number.safe",
  number: "number",
  boolean: "boolean",
  unknown: "unknown",
  date: String.raw`/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/`,
  datetime: "string.date.iso",
  binary: "string",
};

function modelDefinition(model: Model): Definition {
  switch (model.kind) {
    case "object":
      return objectDefinition(model);
    case "enum":
      if (model.open) return primitives[model.valueType];
      return ["===", ...model.members.map(({ value }) => value)];
    case "union":
      // arktype finds the discriminator itself.
      return anyOf(model.members.map(typeDefinition));
  }
}

function objectDefinition({ fields, additionalProperties }: ObjectModel): Definition {
  const entries = bodyFields(fields).map((field) => fieldEntry(field));
  if (additionalProperties !== null) {
    entries.push(["[string]", typeDefinition(additionalProperties)]);
  }
  return Object.fromEntries(entries);
}

function fieldEntry({ wireName, type, required, nullable }: Field): readonly [string, Definition] {
  const nulled = nullable ? anyOf([typeDefinition(type), "null"]) : typeDefinition(type);
  return required ? [wireName, nulled] : [`${wireName}?`, anyOf([nulled, "undefined"])];
}

function typeDefinition(type: TypeNode): Definition {
  return visitType<Definition>(type, {
    // The keyword `number.safe` only bounds a number. A safe integer must satisfy `number.integer` as well.
    primitive: (kind) =>
      kind === "integer" ? ["number.integer", "&", "number.safe"] : primitives[kind],
    array: (items) => [items, "[]"],
    map: (values) => ({ "[string]": values }),
    ref: (id) => identifierOf(id),
    union: anyOf,
    nullable: (of) => anyOf([of, "null"]),
    literal: (value) => (typeof value === "boolean" ? String(value) : ["===", value]),
  });
}

function anyOf(members: readonly Definition[]): Definition {
  const [first = "never", ...more] = members;
  return more.reduce<Definition>((left, right) => [left, "|", right], first);
}

function scopeText({ model, id, unknownKeys }: Request): string {
  const entries = reachable(model, [id]).map((one) => [identifierOf(one.id), modelDefinition(one)]);
  const onUndeclaredKey = unknownKeys === "strict" ? "reject" : "ignore";
  return `scope(${JSON.stringify(Object.fromEntries(entries))}, { onUndeclaredKey: "${onUndeclaredKey}" })`;
}

/** Arktype compiles at run time by default, and reports every issue. */
export const arktype: Peer = {
  name: "arktype",
  aheadOfTime: false,
  source: (request) => `
import { scope, type } from "arktype";
const schema = ${scopeText(request)}.export().${identifierOf(request.id)};
${
  request.what === "guard"
    ? `export const guard = (value) => schema.allows(value);`
    : `export const validate = (value) => schema(value);
export const parse = (value) => schema.assert(value);
export const count = (outcome) => (outcome instanceof type.errors ? outcome.length : 0);`
}`,
};
