import type { Field, ObjectModel } from "../../model/model.ts";
import { dataFields, restOf } from "../../model/object-parts.ts";
import type { TypeNode } from "../../model/type.ts";
import type { TypeCode } from "../typescript/code.ts";
import { docComment } from "../typescript/doc-comment.ts";
import { propertyKey, type Name } from "../typescript/code-text.ts";
import type { Declaration, PropertyCode } from "../typescript/module-source.ts";
import { typeCode, type TypeCodeContext } from "../typescript/type-code.ts";
import { unionOf } from "../typescript/write-code.ts";

/** Declares an object as an interface, or as a record if its page lists no fields. */
export function objectStatements(
  model: ObjectModel,
  typeName: Name,
  context: TypeCodeContext,
): readonly Declaration[] {
  const fields = dataFields(model);
  const transport = model.fields.filter((field) => field.transport);
  const note = transport.length === 0 ? {} : { note: transportNote(transport) };
  const comment = docComment({ ...model, ...note });
  const rest = restOf(model);
  if (fields.length === 0) {
    // No keys are known, so any object fits. The type `{}` would also accept strings and numbers.
    const type: TypeNode = { kind: "map", values: rest ?? { kind: "unknown" } };
    return [
      {
        declares: "type",
        isExported: true,
        name: typeName,
        type: typeCode(type, context),
        comment,
      },
    ];
  }
  return [
    {
      ...{ declares: "interface", isExported: true, name: typeName, comment },
      properties: fields.map((field) => property(field, context)),
      // An index signature must be wide enough for the declared properties too.
      rest: rest === null ? null : { type: "unknown", isReadonly: context.isReadonly },
    },
  ];
}

/**
 * Declares a property. An optional property also allows an explicit `undefined`: code that reads it cannot tell that
 * from an absent key, and validators accept both. The type says so even under `exactOptionalPropertyTypes`.
 */
function property(field: Field, context: TypeCodeContext): PropertyCode {
  const type: TypeNode = field.nullable ? { kind: "nullable", of: field.type } : field.type;
  const code = typeCode(type, context);
  return {
    key: propertyKey(context.form === "wire" ? field.wireName : field.propertyName),
    isOptional: !field.required,
    isReadonly: context.isReadonly,
    type: field.required || code === "unknown" ? code : withUndefined(code),
    comment: docComment(field),
  };
}

function withUndefined(type: TypeCode): TypeCode {
  const members = typeof type !== "string" && type.kind === "union" ? type.members : [type];
  return unionOf([...members, "undefined"]);
}

function transportNote(fields: readonly Field[]): string {
  const names = fields.map(({ docName }) => `\`${docName}\``).join(", ");
  return `Part of the HTTP response rather than of its JSON, and so left out: ${names}.`;
}
