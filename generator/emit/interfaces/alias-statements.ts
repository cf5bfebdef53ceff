import type { FilledEnvelope } from "../../model/envelope.ts";
import type { Field, UnionModel, UnknownModel } from "../../model/model.ts";
import type { TypeNode } from "../../model/type.ts";
import { docComment, type DocSource } from "../typescript/doc-comment.ts";
import type { Name } from "../typescript/code-text.ts";
import type { Declaration } from "../typescript/module-source.ts";
import { typeCode, type TypeCodeContext } from "../typescript/type-code.ts";

/** Declares a union as a type alias. TypeScript narrows a discriminated union by its tag without further help. */
export function unionStatements(
  model: UnionModel,
  typeName: Name,
  context: TypeCodeContext,
): readonly Declaration[] {
  const { discriminator, members } = model;
  const note =
    discriminator === null ? {} : { note: `Told apart by \`${discriminator.wireName}\`.` };
  return alias(typeName, { kind: "union", members }, { ...model, ...note }, context);
}

/** Declares the body of an envelope as a type with the name of the envelope. */
export function envelopeStatements(
  model: FilledEnvelope,
  typeName: Name,
  context: TypeCodeContext,
): readonly Declaration[] {
  return alias(typeName, model.body, { ...model, note: bodyNote(model) }, context);
}

/** Declares a union whose members no page lists. */
export function unknownStatements(model: UnknownModel, typeName: Name): readonly Declaration[] {
  const note = "No page tells what the members of this union are.";
  const context: TypeCodeContext = {
    ...{ refer: () => typeName, dates: "string", form: "wire", isReadonly: false },
  };
  return alias(typeName, { kind: "unknown" }, { ...model, note }, context);
}

function alias(
  name: Name,
  type: TypeNode,
  comment: DocSource,
  context: TypeCodeContext,
): readonly Declaration[] {
  const code = typeCode(type, context, true);
  return [{ declares: "type", isExported: true, name, type: code, comment: docComment(comment) }];
}

/**
 * Returns a note about the bodies of an envelope. If there are several, they usually belong to different statuses, and
 * only the page's description of each says when it is sent.
 */
function bodyNote({ fields }: FilledEnvelope): string {
  const bodies = fields.filter(({ transport }) => !transport);
  const intro = "The JSON body alone: the source documents an object of its SDK around it.";
  if (bodies.length < 2) return intro;
  return `${intro}\n\n${bodies.map(bodyItem).join("\n")}`;
}

function bodyItem({ docName, description }: Field): string {
  const [line = ""] = description.split("\n", 1);
  return `- \`${docName}\`${line === "" ? "" : `: ${line}`}`;
}
