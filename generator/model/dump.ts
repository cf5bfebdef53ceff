import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceSpan } from "../diagnostics/span.ts";
import type { Field, Model, SpecModel } from "./model.ts";
import { assertNever } from "./type.ts";

/** Version of the document of {@link dumpModel}; grows when a reader of the old form would misread the new. */
const dumpVersion = 1;

/**
 * The document `inspect --json` prints: plain JSON values, keys in their documented order, the same for the
 * same spec on every machine.
 */
export function dumpModel(model: SpecModel, diagnostics: readonly Diagnostic[]): object {
  return {
    version: dumpVersion,
    models: model.models.map(dumpOne),
    diagnostics: diagnostics.map(dumpDiagnostic),
  };
}

/** A diagnostic as JSON documents carry it. */
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
  const head = {
    id: model.id,
    namespace: model.namespace,
    name: model.name,
    kind: model.kind,
    description: model.description,
    deprecated: model.deprecation !== null,
    ...deprecationReason(model.deprecation),
    source: dumpSource(model.source),
  };
  switch (model.kind) {
    case "object":
      return {
        ...head,
        fields: model.fields.map(dumpField),
        ...(model.additionalProperties === null
          ? {}
          : { additionalProperties: model.additionalProperties }),
      };
    case "enum":
      return { ...head, valueType: model.valueType, open: model.open, members: model.members };
    case "union":
      return {
        ...head,
        members: model.members,
        ...(model.discriminator === null
          ? {}
          : {
              discriminator: {
                wireName: model.discriminator.wireName,
                mapping: Object.fromEntries(model.discriminator.mapping),
              },
            }),
      };
    default:
      return assertNever(model);
  }
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
    type: field.type,
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
