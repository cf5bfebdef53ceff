import type { EnumModel } from "../../model/model.ts";
import { docComment } from "../typescript/doc-comment.ts";
import { docs } from "../typescript/docs.ts";
import { literal, objectKey } from "../typescript/literal.ts";
import type { ConstDeclaration, Declaration } from "../typescript/module-source.ts";

/**
 * An enum as a const object, the union of its values under the same name, and the list of them. No TypeScript
 * `enum`: it is no erasable syntax, and its values are not assignable from JSON.
 */
export function enumStatements(
  model: EnumModel,
  { typeName, valueStem }: { readonly typeName: string; readonly valueStem: string },
): readonly Declaration[] {
  const comment = docs(docComment(model));
  const members = model.members.map(({ name, value }) => `${objectKey(name)}: ${literal(value)}`);
  const values = model.members.map(({ value }) => literal(value));
  const known = `(typeof ${typeName})[keyof typeof ${typeName}]`;
  const others = model.valueType === "string" ? "(string & {})" : "(number & {})";
  return [
    { ...constant(typeName, null, `{ ${members.join(", ")} } as const`), docs: comment },
    {
      declares: "type",
      isExported: true,
      name: typeName,
      // `& {}` keeps the known values in sight of editors, where a plain string would swallow them.
      type: model.open ? `${known} | ${others}` : known,
      docs: comment,
    },
    {
      ...constant(
        `${valueStem}Values`,
        `readonly ${model.open ? `(${known})` : typeName}[]`,
        `[${values.join(", ")}]`,
      ),
      docs: docs(
        `Every ${model.open ? "known " : ""}value of {@link ${typeName}}, in the order of the page.`,
      ),
    },
  ];
}

function constant(name: string, type: string | null, initializer: string): ConstDeclaration {
  return {
    declares: "const",
    isExported: true,
    declarations: [type === null ? { name, initializer } : { name, type, initializer }],
  };
}
