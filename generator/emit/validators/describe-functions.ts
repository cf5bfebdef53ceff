import { commentText, textWidth, type CommentText, type Name } from "../typescript/code-text.ts";
import type { ModuleWriter } from "./module-writer.ts";

// The doc comments of generated functions, which editors show. They consist of our own text and names of generated
// code, without any text of a page.

const optionsTag =
  "@param options - What to do about unknown keys, and how many issues to collect.";

/** Returns the comment of `is…`. */
export function describeGuard(writer: ModuleWriter): CommentText {
  const { guard } = writer.names;
  return commentText([
    `Tells whether a value is ${modelLink(writer)}, without copying anything. Never throws.`,
    lines("@param value - Any value.", "@returns Whether the value has this type."),
    example(`if (${guard}(input)) {`, `  input; // ${writer.own.typeName}`, "}"),
  ]);
}

/** Returns the comment of the guard that refuses unknown keys. */
export function describeStrictGuard({ names }: ModuleWriter): CommentText {
  return commentText([
    `Does what {@link ${names.guard}} does, but refuses keys that are not listed, at any depth. For other validators.`,
    "@internal",
  ]);
}

/** Returns the comment of the variant of a guard that counts levels. */
export function describeAtDepth(guard: Name): CommentText {
  return commentText([
    `Does what {@link ${guard}} does, for validators of other models, \`depth\` levels inside a cycle.`,
    "@internal",
  ]);
}

/** Returns the comment of `validate…`. */
export function describeValidate(writer: ModuleWriter): CommentText {
  const { validate } = writer.names;
  return commentText([
    `Validates a value as ${modelLink(writer)}, and reports everything that is wrong with it. Never throws.`,
    lines(
      "@param value - Any value, such as what `response.json()` gives.",
      optionsTag,
      `@returns \`{ ok: true, value }\`, where \`value\` is ${resultText(writer)}; or \`{ ok: false, issues }\`.`,
    ),
    example(
      ...assignedCall("result", validate, "await response.json()"),
      "if (!result.ok) console.error(result.issues);",
    ),
  ]);
}

/** Returns the comment of `validatePartial…`. */
export function describeValidatePartial(writer: ModuleWriter): CommentText {
  const { validatePartial } = writer.names;
  return commentText([
    `Validates a value as a part of ${modelLink(writer)}, such as the body of a PATCH request. Never throws.`,
    "@remarks\nAny key may be absent. What is there has to be whole: the parts of its values are required as ever.",
    lines(
      "@param value - Any value.",
      optionsTag,
      "@returns `{ ok: true, value }`, or `{ ok: false, issues }`.",
    ),
    example(...assignedCall("result", validatePartial, "await request.json()")),
  ]);
}

/** Returns the comment of `parse…`. */
export function describeParse(writer: ModuleWriter): CommentText {
  const { parse } = writer.names;
  return commentText([
    `Parses a value as ${modelLink(writer)}: returns it with its type, or throws.`,
    lines(
      "@param value - Any value, such as what `response.json()` gives.",
      optionsTag,
      `@returns ${capital(resultText(writer))}.`,
      throwsTag(writer),
    ),
    example(...assignedCall(valueName(writer), parse, "await response.json()")),
  ]);
}

/** Returns the comment of `assert…`. */
export function describeAssert(writer: ModuleWriter): CommentText {
  return commentText([
    `Asserts that a value is ${modelLink(writer)}: TypeScript knows it by that type afterwards.`,
    lines("@param value - Any value.", throwsTag(writer)),
  ]);
}

/** Returns the comment of `parse…Json`. */
export function describeParseJson(writer: ModuleWriter): CommentText {
  const { parseJson } = writer.names;
  return commentText([
    `Parses JSON text as ${modelLink(writer)}: returns the value with its type, or throws.`,
    lines(
      "@param text - JSON text, such as what `response.text()` gives.",
      optionsTag,
      "@returns The value that the text holds.",
      `@throws \`ValidationError\` if the text is not JSON, or its value is not ${modelLink(writer)}; \`issues\` says why.`,
    ),
    example(...assignedCall(valueName(writer), parseJson, "await response.text()")),
  ]);
}

/** Returns the comment of `serialize…`. */
export function describeSerialize(writer: ModuleWriter): CommentText {
  const { names, converts } = writer;
  return commentText([
    converts
      ? `Converts ${modelLink(writer)} to its form on the wire, for \`JSON.stringify\`.`
      : `Returns ${modelLink(writer)} as it is on the wire, for \`JSON.stringify\`: the value itself.`,
    lines(
      "@param value - The value to send.",
      "@returns What `JSON.stringify` is to be given.",
      ...(converts ? [throwsTag(writer)] : []),
    ),
    example(...assignedCall("body", "JSON.stringify", `${names.serialize}(value)`)),
  ]);
}

/** Returns the comment of `schemaOf…`. */
export function describeSchema(writer: ModuleWriter): CommentText {
  return commentText([
    `The schema of ${modelLink(writer)} for libraries that take a Standard Schema, such as tRPC and TanStack Form.`,
    "@see https://standardschema.dev",
  ]);
}

/** Returns the comment of the schema's former name. */
export function describeOldSchema(writer: ModuleWriter): CommentText {
  return commentText([
    `The former name of {@link ${writer.names.schema}}.`,
    `@deprecated Use {@link ${writer.names.schema}}; this name goes with the next major version.`,
  ]);
}

function modelLink(writer: ModuleWriter): string {
  const { typeName } = writer.own;
  return `${/^[AEIO]/.test(typeName) ? "an" : "a"} {@link ${writer.type()}}`;
}

function throwsTag(writer: ModuleWriter): string {
  return `@throws \`ValidationError\` if the value is not ${modelLink(writer)}; its \`issues\` say why.`;
}

/** Describes the result of validating or parsing: the value itself, unless something has to be changed. */
function resultText({ converts }: ModuleWriter): string {
  return converts
    ? "a copy of the value, converted from its form on the wire"
    : "the value itself, or a copy where unknown keys are stripped";
}

function valueName({ own }: ModuleWriter): string {
  return own.valueStem === "data" ? "value" : own.valueStem;
}

/** Returns `const name = callee(argument);` as lines, broken as by prettier if it is too long. */
function assignedCall(name: string, callee: string, argument: string): readonly string[] {
  const fitting = [name, "value"].map((one) => `const ${one} = ${callee}(${argument});`);
  const line = fitting.find((one) => one.length <= textWidth);
  return line === undefined ? [`const ${name} = ${callee}(`, `  ${argument},`, ");"] : [line];
}

function example(...code: readonly string[]): string {
  return lines("@example", "```ts", ...code, "```");
}

function lines(...texts: readonly string[]): string {
  return texts.join("\n");
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
