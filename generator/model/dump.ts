import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceSpan } from "../diagnostics/span.ts";
import type { Discriminator, Field, Model, SpecModel } from "./model.ts";
import { visitType } from "./type-visitor.ts";
import { assertNever, type TypeNode } from "./type.ts";

/**
 * The version of the document of {@link dumpModel}. It grows when readers of the old form would misread the new one.
 */
const dumpVersion = 1;

/**
 * Returns the document that `inspect --json` prints. It consists of plain JSON values with keys in their documented
 * order, and is the same for the same spec on every machine.
 */
export function dumpModel(model: SpecModel, diagnostics: readonly Diagnostic[]): object {
  return {
    version: dumpVersion,
    models: model.models.map(dumpOne),
    diagnostics: diagnostics.map(dumpDiagnostic),
  };
}

/** Returns a diagnostic as JSON documents show it. */
export function dumpDiagnostic(one: Diagnostic): object {
  return {
    code: one.code,
    severity: one.severity,
    message: one.message,
    hint: one.hint,
    ...(one.span === undefined ? {} : { source: dumpSource(one.span) }),
  };
}

function dumpOne(model: Model): object {
  return {
    id: model.id,
    namespace: model.namespace,
    name: model.name,
    // In the document, a union with unknown members is a plain union.
    kind: model.kind === "unknown" ? "union" : model.kind,
    description: model.description,
    deprecated: model.deprecation !== null,
    ...deprecationReason(model.deprecation),
    source: dumpSource(model.source),
    ...dumpContent(model),
  };
}

function dumpContent(model: Model): object {
  switch (model.kind) {
    case "object": {
      const { fields, additionalProperties: rest } = model;
      const additionalProperties = rest === null ? {} : { additionalProperties: rest };
      return { fields: fields.map(dumpField), ...additionalProperties };
    }
    case "enum":
      return { valueType: model.valueType, open: model.open, members: model.members };
    case "union": {
      const { members, discriminator } = model;
      // The union is marked as open, like an enum that accepts unlisted values.
      const open = members.some(({ kind }) => kind === "other") ? { open: true } : {};
      const types = members.filter(({ kind }) => kind !== "other").map(dumpType);
      return { members: types, ...dumpDiscriminator(discriminator), ...open };
    }
    case "envelope": {
      const body = model.body === null ? null : dumpType(model.body);
      return { fields: model.fields.map(dumpField), body };
    }
    case "unknown":
      return { members: [{ kind: "unknown" }] };
    default:
      return assertNever(model);
  }
}

/** Returns a type in the kinds that the document has, which do not include members for unknown tags. */
function dumpType(type: TypeNode): TypeNode {
  return visitType<TypeNode>(type, {
    primitive: (kind) => ({ kind }),
    array: (items) => ({ kind: "array", items }),
    map: (values) => ({ kind: "map", values }),
    ref: (id) => ({ kind: "ref", id }),
    union: (members) => ({
      kind: "union",
      members: members.filter(({ kind }) => kind !== "other"),
    }),
    nullable: (of) => ({ kind: "nullable", of }),
    literal: (value) => ({ kind: "literal", value }),
    other: (other) => other,
  });
}

function dumpDiscriminator(discriminator: Discriminator | null): object {
  if (discriminator === null) return {};
  const { wireName, mapping } = discriminator;
  return { discriminator: { wireName, mapping: Object.fromEntries(mapping) } };
}

function dumpField(field: Field): object {
  return {
    docName: field.docName,
    wireName: field.wireName,
    propertyName: field.propertyName,
    required: field.required,
    nullable: field.nullable,
    deprecated: field.deprecation !== null,
    ...deprecationReason(field.deprecation),
    ...(field.transport ? { transport: true } : {}),
    description: field.description,
    examples: field.examples,
    type: dumpType(field.type),
    source: dumpSource(field.source),
  };
}

function deprecationReason(deprecation: { readonly reason: string } | null): object {
  return deprecation === null || deprecation.reason === ""
    ? {}
    : { deprecationReason: deprecation.reason };
}

function dumpSource(span: SourceSpan): object {
  return { file: span.file, line: span.start.line, column: span.start.column };
}
