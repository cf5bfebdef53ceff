import type { Field, Model, ObjectModel, SpecModel } from "../../../../generator/model/model.ts";
import { visitType } from "../../../../generator/model/type-visitor.ts";
import type { ModelId, PrimitiveKind, TypeNode } from "../../../../generator/model/type.ts";
import type { Peer, Request } from "./peer.ts";
import { bodyFields, identifierOf, reachable, refsOf } from "./reachable.ts";

type UnknownKeys = Request["unknownKeys"];

const primitives: Readonly<Record<PrimitiveKind, string>> = {
  string: "z.string()",
  // In zod 4 an int is a safe integer, and a number is finite.
  integer: "z.int()",
  number: "z.number()",
  boolean: "z.boolean()",
  unknown: "z.unknown()",
  date: "z.iso.date()",
  datetime: "z.iso.datetime({ offset: true })",
  binary: "z.string()",
};

/**
 * Writes models as zod schemas, in text that is both JavaScript and TypeScript and that zod/mini understands too.
 *
 * @param roots the models to write, together with the models they need
 * @param prefix the text before each schema: `"const "`, or `"export const "`
 */
export function zodSchemas(
  model: SpecModel,
  roots: readonly ModelId[],
  unknownKeys: UnknownKeys,
  prefix = "const ",
): string {
  const declared = new Set<ModelId>();
  const lines = reachable(model, roots).map((one) => {
    const schema = schemaOf(one, unknownKeys, declared);
    declared.add(one.id);
    return `${prefix}${identifierOf(one.id)} = ${schema};`;
  });
  return lines.join("\n");
}

function schemaOf(model: Model, unknownKeys: UnknownKeys, declared: ReadonlySet<ModelId>): string {
  switch (model.kind) {
    case "object":
      return objectSchema(model, unknownKeys, declared);
    case "enum": {
      if (model.open) return model.valueType === "integer" ? "z.int()" : "z.string()";
      const values = JSON.stringify(model.members.map(({ value }) => value));
      return model.valueType === "integer" ? `z.literal(${values})` : `z.enum(${values})`;
    }
    case "union": {
      const members = model.members.map((member) => typeSchema(member, declared)).join(", ");
      const { discriminator } = model;
      if (discriminator === null) return `z.union([${members}])`;
      return `z.discriminatedUnion(${JSON.stringify(discriminator.wireName)}, [${members}])`;
    }
  }
}

function objectSchema(
  { fields, additionalProperties }: ObjectModel,
  unknownKeys: UnknownKeys,
  declared: ReadonlySet<ModelId>,
): string {
  const entries = bodyFields(fields).map((field) => fieldEntry(field, declared));
  const shape = `{ ${entries.join(", ")} }`;
  if (additionalProperties !== null) {
    const rest = typeSchema(additionalProperties, declared);
    if (entries.length === 0) return `z.record(z.string(), ${rest})`;
    return `z.object(${shape}).catchall(${rest})`;
  }
  return `z.${unknownKeys === "strict" ? "strictObject" : "looseObject"}(${shape})`;
}

function fieldEntry({ type, required, nullable, wireName }: Field, declared: ReadonlySet<ModelId>) {
  const key = JSON.stringify(wireName);
  const early = refsOf(type).some((id) => !declared.has(id));
  // A getter is zod's own way to express recursion, and it keeps the inferred type.
  const of = typeSchema(type, early ? null : declared);
  const nulled = nullable ? `z.nullable(${of})` : of;
  const value = required ? nulled : `z.optional(${nulled})`;
  return early ? `get ${key}() { return ${value} }` : `${key}: ${value}`;
}

/** @param declared the schemas that can be named already; `null` if all of them can */
function typeSchema(type: TypeNode, declared: ReadonlySet<ModelId> | null): string {
  return visitType<string>(type, {
    primitive: (kind) => primitives[kind],
    array: (items) => `z.array(${items})`,
    map: (values) => `z.record(z.string(), ${values})`,
    ref: (id) =>
      declared?.has(id) === false ? `z.lazy(() => ${identifierOf(id)})` : identifierOf(id),
    union: (members) => `z.union([${members.join(", ")}])`,
    nullable: (of) => `z.nullable(${of})`,
    literal: (value) => `z.literal(${JSON.stringify(value)})`,
  });
}

interface Variant {
  readonly name: string;
  readonly from: string;
  readonly wrap: (schema: string) => string;
  readonly guard: string;
}

function zodPeer({ name, from, wrap, guard }: Variant): Peer {
  return {
    name,
    aheadOfTime: false,
    source: ({ model, id, unknownKeys, what }) => `
import * as z from ${JSON.stringify(from)};
${zodSchemas(model, [id], unknownKeys)}
const schema = ${wrap(identifierOf(id))};
${
  what === "guard"
    ? `export const guard = (value) => ${guard};`
    : `export const validate = (value) => schema.safeParse(value);
export const parse = (value) => schema.parse(value);
export const count = (outcome) => (outcome.success ? 0 : outcome.error.issues.length);`
}`,
  };
}

const plain: Variant = {
  name: "zod",
  from: "zod",
  wrap: (schema) => schema,
  guard: "schema.safeParse(value).success",
};

/** The usual way: `safeParse`. */
export const zod = zodPeer(plain);

/** The guard that builds no copy and needs no generated code. */
export const zodValidate: Peer = onlyGuard(
  zodPeer({ ...plain, name: "zod .validate", guard: "schema.validate(value)" }),
);

/** Code generated at run time. With `strict`, a schema that cannot be compiled is an error and not a slow success. */
export const zodCompiled = zodPeer({
  ...plain,
  name: "zod compiled",
  wrap: (schema) => `z.compile(${schema}, { strict: true })`,
  guard: "schema.validate(value)",
});

/** Only measured for size and import time. */
export const zodMini = zodPeer({ ...plain, name: "zod/mini", from: "zod/mini" });

function onlyGuard(peer: Peer): Peer {
  return { ...peer, source: (request) => (request.what === "guard" ? peer.source(request) : null) };
}
