import type { Model, ObjectModel } from "../../../../generator/model/model.ts";
import { visitType } from "../../../../generator/model/type-visitor.ts";
import type { PrimitiveKind, TypeNode } from "../../../../generator/model/type.ts";
import type { Peer, Request } from "./peer.ts";
import { bodyFields, identifierOf, reachable } from "./reachable.ts";
import { transformTypia } from "./transform-typia.ts";

const primitives: Readonly<Record<PrimitiveKind, string>> = {
  string: "string",
  // The closest type that typia has. It also accepts integers beyond the safe ones, which no payload here has.
  integer: `(number & tags.Type<"int64">)`,
  number: "number",
  boolean: "boolean",
  unknown: "unknown",
  date: `(string & tags.Format<"date">)`,
  datetime: `(string & tags.Format<"date-time">)`,
  binary: "string",
};

function modelType(model: Model): string {
  switch (model.kind) {
    case "object":
      return objectType(model);
    case "enum":
      if (model.open) return primitives[model.valueType];
      return model.members.map(({ value }) => JSON.stringify(value)).join(" | ");
    case "union":
      return model.members.map(typeText).join(" | ");
  }
}

function objectType({ fields, additionalProperties }: ObjectModel): string {
  const rows = bodyFields(fields).map(({ wireName, type, required, nullable }) => {
    const alternatives = [
      typeText(type),
      ...(nullable ? ["null"] : []),
      ...(required ? [] : ["undefined"]),
    ];
    return `${JSON.stringify(wireName)}${required ? "" : "?"}: ${alternatives.join(" | ")};`;
  });
  const rest =
    additionalProperties === null ? "" : `[key: string]: ${typeText(additionalProperties)};`;
  return `{ ${rows.join(" ")} ${rest} }`;
}

function typeText(type: TypeNode): string {
  return visitType<string>(type, {
    primitive: (kind) => primitives[kind],
    array: (items) => `(${items})[]`,
    map: (values) => `{ [key: string]: ${values} }`,
    ref: (id) => identifierOf(id),
    union: (members) => `(${members.join(" | ")})`,
    nullable: (of) => `(${of} | null)`,
    literal: (value) => JSON.stringify(value),
  });
}

function exportsOf({ what, unknownKeys, id }: Request): string {
  const root = identifierOf(id);
  const equals = unknownKeys === "strict";
  if (what === "guard") {
    return `export const guard: (value: unknown) => boolean = typia.${equals ? "createEquals" : "createIs"}<${root}>();`;
  }
  return `
export const validate: (value: unknown) => unknown = typia.${equals ? "createValidateEquals" : "createValidate"}<${root}>();
export const parse: (value: unknown) => unknown = typia.${equals ? "createAssertEquals" : "createAssert"}<${root}>();
export const count = (outcome: typia.IValidation<unknown>): number => outcome.success ? 0 : outcome.errors.length;`;
}

/** Code that a transformer inside the compiler writes ahead of time, from TypeScript types. */
export const typia: Peer = {
  name: "typia AOT",
  aheadOfTime: true,
  source: (request) => {
    const types = reachable(request.model, [request.id]).map(
      (one) => `type ${identifierOf(one.id)} = ${modelType(one)};`,
    );
    return transformTypia(`
import typia, { type tags } from "typia";
${types.join("\n")}
${exportsOf(request)}`);
  },
};
