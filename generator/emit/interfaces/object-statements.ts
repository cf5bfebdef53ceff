import type { OptionalKind, PropertySignatureStructure } from "ts-morph";
import type { Field, ObjectModel } from "../../model/model.ts";
import { dataFields, restOf } from "../../model/object-parts.ts";
import type { TypeNode } from "../../model/type.ts";
import { docComment } from "../typescript/doc-comment.ts";
import { docs } from "../typescript/docs.ts";
import { propertyKey } from "../typescript/literal.ts";
import type { Declaration } from "../typescript/module-source.ts";
import { typeText, type TypeTextContext } from "../typescript/type-text.ts";

/** The declaration of an object: an interface, or a record for one whose keys are free. */
export function objectStatements(
  model: ObjectModel,
  typeName: string,
  context: TypeTextContext,
): readonly Declaration[] {
  const fields = dataFields(model);
  const transport = model.fields.filter((field) => field.transport);
  const note = transport.length === 0 ? {} : { note: transportNote(transport) };
  const comment = docs(docComment({ ...model, ...note }));
  const rest = restOf(model);
  if (fields.length === 0) {
    // No keys are known: any object. `{}` would also take strings and numbers.
    const type: TypeNode = { kind: "map", values: rest ?? { kind: "unknown" } };
    const text = typeText(type, context);
    return [
      {
        declares: "type",
        isExported: true,
        name: typeName,
        type: text,
        docs: comment,
      },
    ];
  }
  const declaration: Declaration = {
    declares: "interface",
    isExported: true,
    name: typeName,
    docs: comment,
    properties: fields.map((field) => property(field, context)),
    indexSignatures:
      // Wide enough for the declared properties beside it.
      rest === null ? [] : [{ keyName: "key", keyType: "string", returnType: "unknown" }],
  };
  return [declaration];
}

/**
 * An absent key and an explicit `undefined` are one to every reader of the property, and validators take both;
 * the type says so, whether or not the reader compiles with `exactOptionalPropertyTypes`.
 */
function property(
  field: Field,
  context: TypeTextContext,
): OptionalKind<PropertySignatureStructure> {
  const type: TypeNode = field.nullable ? { kind: "nullable", of: field.type } : field.type;
  const text = typeText(type, context);
  return {
    name: propertyKey(field.propertyName),
    hasQuestionToken: !field.required,
    type: field.required || text === "unknown" ? text : `${text} | undefined`,
    docs: docs(docComment(field)),
  };
}

function transportNote(fields: readonly Field[]): string {
  const names = fields.map(({ docName }) => `\`${docName}\``).join(", ");
  return `Part of the HTTP response rather than of its JSON, and so left out: ${names}.`;
}
