import { docs } from "../typescript/docs.ts";
import { literal } from "../typescript/literal.ts";
import type { Declaration, FunctionDeclaration } from "../typescript/module-source.ts";
import type { ModuleWriter } from "./module-writer.ts";

/** What a function is declared with. */
interface Signature {
  readonly name: string;
  readonly parameters: string;
  readonly returnType: string;
  readonly body: string;
  readonly comment: string;
}

/** An exported function. */
export function exportedFunction(signature: Signature): FunctionDeclaration {
  const { name, parameters, returnType, body, comment } = signature;
  return {
    declares: "function",
    isExported: true,
    // One string for the whole list: nothing of it comes from a page.
    parameters: parameters.split(", ").map((parameter) => {
      const [parameterName = "", type = ""] = parameter.split(": ");
      const hasQuestionToken = parameterName.endsWith("?");
      return { name: parameterName.replace("?", ""), type, hasQuestionToken };
    }),
    name,
    returnType,
    statements: body,
    docs: docs(comment),
  };
}

/** The functions around a model's guard and checks, for those who import the module. */
export function apiFunctions(writer: ModuleWriter): readonly Declaration[] {
  return [
    validate(writer),
    parse(writer),
    assert(writer),
    parseJson(writer),
    serialize(writer),
    schema(writer),
  ];
}

function validate(writer: ModuleWriter): Declaration {
  const { names } = writer;
  return exportedFunction({
    name: names.validate,
    parameters: `value: unknown, options?: ${writer.runtime("ValidationOptions", "type")}`,
    returnType: `${writer.runtime("ValidationResult", "type")}<${writer.type()}>`,
    body: `return ${writer.runtime("validate")}(${fastGuard(writer)}, ${names.check}, value, options);`,
    comment: "The value, or everything that is wrong with it.",
  });
}

/** Where values are converted, no value is fine as it is. */
function fastGuard({ converts, names }: ModuleWriter): string {
  return converts ? "null" : names.guard;
}

function parse(writer: ModuleWriter): Declaration {
  const { names } = writer;
  const model = literal(writer.own.typeName);
  return exportedFunction({
    name: names.parse,
    parameters: `value: unknown, options?: ${writer.runtime("ValidationOptions", "type")}`,
    returnType: writer.type(),
    body: `return ${writer.runtime("parse")}(${model}, ${fastGuard(writer)}, ${names.check}, value, options);`,
    comment: "The value; throws a `ValidationError` when something is wrong with it.",
  });
}

function assert(writer: ModuleWriter): Declaration {
  const { names, converts } = writer;
  const fail = converts
    ? `${writer.runtime("serialize")}(${literal(writer.own.typeName)}, ${names.encode}, value)`
    : `${names.parse}(value)`;
  return exportedFunction({
    name: names.assert,
    parameters: "value: unknown",
    returnType: `asserts value is ${writer.type()}`,
    body: `if (!${names.guard}(value)) ${fail};`,
    comment: "Throws a `ValidationError` unless the value is one already.",
  });
}

function parseJson(writer: ModuleWriter): Declaration {
  const { names } = writer;
  const model = literal(writer.own.typeName);
  const value = `${writer.runtime("valueOf")}(${model}, ${writer.runtime("parseJson")}(text))`;
  return exportedFunction({
    name: names.parseJson,
    parameters: `text: string, options?: ${writer.runtime("ValidationOptions", "type")}`,
    returnType: writer.type(),
    body: `return ${names.parse}(${value}, options);`,
    comment: "The same from JSON text; what is no JSON is an issue too.",
  });
}

function serialize(writer: ModuleWriter): Declaration {
  const { names, converts } = writer;
  const model = literal(writer.own.typeName);
  return exportedFunction({
    name: names.serialize,
    parameters: `value: ${writer.type()}`,
    returnType: "unknown",
    body: converts
      ? `return ${writer.runtime("serialize")}(${model}, ${names.encode}, value);`
      : "return value;",
    comment: converts
      ? "What `JSON.stringify` is to be given: the value as it is on the wire."
      : "What `JSON.stringify` is to be given: the value itself, which is as it is on the wire.",
  });
}

function schema(writer: ModuleWriter): Declaration {
  const { names, converts } = writer;
  const input = converts ? "unknown" : writer.type();
  return {
    declares: "const",
    isExported: true,
    docs: docs("For what takes a Standard Schema: https://standardschema.dev"),
    declarations: [
      {
        name: names.schema,
        type: `${writer.runtime("StandardSchema", "type")}<${input}, ${writer.type()}>`,
        initializer: `/* @__PURE__ */ ${writer.runtime("standardSchema")}(${names.validate})`,
      },
    ],
  };
}
