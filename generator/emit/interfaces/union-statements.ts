import type { UnionModel } from "../../model/model.ts";
import { docComment } from "../typescript/doc-comment.ts";
import { docs } from "../typescript/docs.ts";
import { propertyKey } from "../typescript/literal.ts";
import type { Declaration } from "../typescript/module-source.ts";
import { typeText, type TypeTextContext } from "../typescript/type-text.ts";

/** A union as a type alias; TypeScript narrows a discriminated one by its tag without further help. */
export function unionStatements(
  model: UnionModel,
  typeName: string,
  context: TypeTextContext,
): readonly Declaration[] {
  const { discriminator, members } = model;
  const note =
    discriminator === null
      ? {}
      : { note: `Told apart by \`${propertyKey(discriminator.wireName)}\`.` };
  return [
    {
      declares: "type",
      isExported: true,
      name: typeName,
      type: typeText({ kind: "union", members }, context, true),
      docs: docs(docComment({ ...model, ...note })),
    },
  ];
}
