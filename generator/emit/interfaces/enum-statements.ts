import type { EnumModel } from "../../model/model.ts";
import type { TypeCode } from "../typescript/code.ts";
import { docComment } from "../typescript/doc-comment.ts";
import {
  code,
  comment as commentOf,
  literal,
  name,
  objectKey,
  type Name,
} from "../typescript/code-text.ts";
import type { Declaration } from "../typescript/module-source.ts";
import { list, unionOf } from "../typescript/write-code.ts";

/**
 * Declares an enum as a const object, a union of its values under the same name, and a list of the values. It is not a
 * TypeScript `enum`, because that is not erasable syntax, and a value from JSON is not assignable to it.
 */
export function enumStatements(
  model: EnumModel,
  { typeName, valueStem }: { readonly typeName: Name; readonly valueStem: Name },
): readonly Declaration[] {
  const comment = docComment(model);
  const entries = model.members.map((member) => ({
    key: objectKey(member.name),
    value: literal(member.value),
  }));
  const memberType = code`(typeof ${typeName})[keyof typeof ${typeName}]`;
  const others: TypeCode = model.valueType === "string" ? "(string & {})" : "(number & {})";
  const item: TypeCode = model.open ? memberType : typeName;
  const listComment = model.open
    ? commentOf`Every known value of {@link ${typeName}}, in the order of the page.`
    : commentOf`Every value of {@link ${typeName}}, in the order of the page.`;
  const shared = { isExported: true, comment };
  return [
    {
      ...{ declares: "const", name: typeName, ...shared, type: null },
      value: { kind: "object", entries, isConst: true },
    },
    {
      ...{ declares: "type", name: typeName, ...shared },
      // `& {}` lets editors suggest the known values, which a plain `string` would absorb.
      type: model.open ? unionOf([memberType, others]) : memberType,
    },
    {
      ...{ declares: "const", name: name`${valueStem}Values`, isExported: true },
      type: { kind: "readonly", array: { kind: "array", items: item } },
      value: list(model.members.map(({ value }) => literal(value))),
      comment: listComment,
    },
  ];
}
