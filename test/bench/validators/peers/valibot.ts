import type { Model, ObjectModel } from "../../../../generator/model/model.ts";
import { visitType } from "../../../../generator/model/type-visitor.ts";
import type { ModelId, PrimitiveKind, TypeNode } from "../../../../generator/model/type.ts";
import type { Peer, Request } from "./peer.ts";
import { bodyFields, identifierOf, reachable } from "./reachable.ts";

type UnknownKeys = Request["unknownKeys"];

const primitives: Readonly<Record<PrimitiveKind, string>> = {
  string: "v.string()",
  integer: "v.pipe(v.number(), v.safeInteger())",
  number: "v.pipe(v.number(), v.finite())",
  boolean: "v.boolean()",
  unknown: "v.unknown()",
  date: "v.pipe(v.string(), v.isoDate())",
  datetime: "v.pipe(v.string(), v.isoTimestamp())",
  binary: "v.string()",
};

function schemaOf(model: Model, unknownKeys: UnknownKeys, declared: ReadonlySet<ModelId>): string {
  switch (model.kind) {
    case "object":
      return objectSchema(model, unknownKeys, declared);
    case "enum": {
      if (model.open) return primitives[model.valueType];
      return `v.picklist(${JSON.stringify(model.members.map(({ value }) => value))})`;
    }
    case "union": {
      const members = model.members.map((member) => typeSchema(member, declared)).join(", ");
      const { discriminator } = model;
      if (discriminator === null) return `v.union([${members}])`;
      return `v.variant(${JSON.stringify(discriminator.wireName)}, [${members}])`;
    }
  }
}

function objectSchema(
  { fields, additionalProperties }: ObjectModel,
  unknownKeys: UnknownKeys,
  declared: ReadonlySet<ModelId>,
): string {
  const entries = bodyFields(fields).map(({ wireName, type, required, nullable }) => {
    const of = typeSchema(type, declared);
    const wrapper = required ? (nullable ? "nullable" : null) : nullable ? "nullish" : "optional";
    return `${JSON.stringify(wireName)}: ${wrapper === null ? of : `v.${wrapper}(${of})`}`;
  });
  const shape = `{ ${entries.join(", ")} }`;
  if (additionalProperties !== null) {
    const rest = typeSchema(additionalProperties, declared);
    if (entries.length === 0) return `v.record(v.string(), ${rest})`;
    return `v.objectWithRest(${shape}, ${rest})`;
  }
  return `v.${unknownKeys === "strict" ? "strictObject" : "looseObject"}(${shape})`;
}

function typeSchema(type: TypeNode, declared: ReadonlySet<ModelId>): string {
  return visitType<string>(type, {
    primitive: (kind) => primitives[kind],
    array: (items) => `v.array(${items})`,
    map: (values) => `v.record(v.string(), ${values})`,
    ref: (id) => (declared.has(id) ? identifierOf(id) : `v.lazy(() => ${identifierOf(id)})`),
    union: (members) => `v.union([${members.join(", ")}])`,
    nullable: (of) => `v.nullable(${of})`,
    literal: (value) => `v.literal(${JSON.stringify(value)})`,
  });
}

function schemas({ model, id, unknownKeys }: Request): string {
  const declared = new Set<ModelId>();
  const lines = reachable(model, [id]).map((one) => {
    const schema = schemaOf(one, unknownKeys, declared);
    declared.add(one.id);
    return `const ${identifierOf(one.id)} = ${schema};`;
  });
  return lines.join("\n");
}

/** Valibot reports every issue, because `abortEarly` is off by default. */
export const valibot: Peer = {
  name: "valibot",
  aheadOfTime: false,
  source: (request) => `
import * as v from "valibot";
${schemas(request)}
const schema = ${identifierOf(request.id)};
${
  request.what === "guard"
    ? `export const guard = (value) => v.is(schema, value);`
    : `export const validate = (value) => v.safeParse(schema, value);
export const parse = (value) => v.parse(schema, value);
export const count = (outcome) => (outcome.success ? 0 : outcome.issues.length);`
}`,
};
