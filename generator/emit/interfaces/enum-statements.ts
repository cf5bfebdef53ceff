import type { EnumModel } from "../../model/model.ts";
import type { TypeCode } from "../typescript/code.ts";
import { docComment } from "../typescript/doc-comment.ts";
import { literal, objectKey } from "../typescript/literal.ts";
import type { Declaration } from "../typescript/module-source.ts";
import { list, unionOf } from "../typescript/write-code.ts";

/**
 * An enum as a const object, the union of its values under the same name, and the list of them. No TypeScript
 * `enum`: it is no erasable syntax, and its values are not assignable from JSON.
 */
export function enumStatements(
  model: EnumModel,
  { typeName, valueStem }: { readonly typeName: string; readonly valueStem: string },
): readonly Declaration[] {
  const comment = docComment(model);
  const entries = model.members.map(({ name, value }) => ({
    key: objectKey(name),
    value: literal(value),
  }));
  const known = `(typeof ${typeName})[keyof typeof ${typeName}]`;
  const others = model.valueType === "string" ? "(string & {})" : "(number & {})";
  const item: TypeCode = model.open ? known : typeName;
  const listed = model.open ? "known value" : "value";
  const shared = { isExported: true, comment };
  return [
    {
      ...{ declares: "const", name: typeName, ...shared, type: null },
      value: { kind: "object", entries, isConst: true },
    },
    {
      ...{ declares: "type", name: typeName, ...shared },
      // `& {}` keeps the known values in sight of editors, where a plain string would swallow them.
      type: model.open ? unionOf([known, others]) : known,
    },
    {
      ...{ declares: "const", name: `${valueStem}Values`, isExported: true },
      type: { kind: "readonly", array: { kind: "array", items: item } },
      value: list(model.members.map(({ value }) => literal(value))),
      comment: `Every ${listed} of {@link ${typeName}}, in the order of the page.`,
    },
  ];
}
