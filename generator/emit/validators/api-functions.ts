import type { Expression, Statement, TypeCode } from "../typescript/code.ts";
import { comment, literal } from "../typescript/code-text.ts";
import type {
  Declaration,
  FunctionDeclaration,
  ParameterCode,
} from "../typescript/module-source.ts";
import { call, not, pure, returns, when } from "../typescript/write-code.ts";
import type { ModuleWriter } from "./module-writer.ts";

/** What a function is declared with. */
export type Signature = Omit<FunctionDeclaration, "declares" | "isExported" | "body">;

/** An exported function. */
export function exportedFunction(
  signature: Signature,
  ...body: readonly Statement[]
): FunctionDeclaration {
  return { declares: "function", isExported: true, ...signature, body };
}

/** The parameter that a function is asked about. */
export const valueParameter = parameter("value", "unknown");

export function parameter(name: ParameterCode["name"], type: TypeCode): ParameterCode {
  return { name, isOptional: false, type };
}

function optionsParameter(writer: ModuleWriter): ParameterCode {
  return { name: "options", isOptional: true, type: writer.runtime("ValidationOptions", "type") };
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
  const options = optionsParameter(writer);
  const result = writer.runtime("ValidationResult", "type");
  const validated = writer.runtime("validate");
  return exportedFunction(
    {
      name: names.validate,
      parameters: [valueParameter, options],
      returnType: { kind: "generic", name: result, types: [writer.type()] },
      comment: comment`The value, or everything that is wrong with it.`,
    },
    returns(call(validated, fastGuard(writer), names.check, "value", "options")),
  );
}

/** Where values are converted, no value is fine as it is. */
function fastGuard({ converts, names }: ModuleWriter): Expression {
  return converts ? "null" : names.guard;
}

function parse(writer: ModuleWriter): Declaration {
  const { names } = writer;
  const model = literal(writer.own.typeName);
  const options = optionsParameter(writer);
  const parsed = writer.runtime("parse");
  return exportedFunction(
    {
      name: names.parse,
      parameters: [valueParameter, options],
      returnType: writer.type(),
      comment: comment`The value; throws a \`ValidationError\` when something is wrong with it.`,
    },
    returns(call(parsed, model, fastGuard(writer), names.check, "value", "options")),
  );
}

function assert(writer: ModuleWriter): Declaration {
  const { names, converts } = writer;
  const fail = converts
    ? call(writer.runtime("serialize"), literal(writer.own.typeName), names.encode, "value")
    : call(names.parse, "value");
  return exportedFunction(
    {
      name: names.assert,
      parameters: [valueParameter],
      returnType: { kind: "predicate", asserts: true, parameter: "value", type: writer.type() },
      comment: comment`Throws a \`ValidationError\` unless the value is one already.`,
    },
    when(not(call(names.guard, "value")), { kind: "evaluate", value: fail }),
  );
}

function parseJson(writer: ModuleWriter): Declaration {
  const { names } = writer;
  const model = literal(writer.own.typeName);
  const valueOf = writer.runtime("valueOf");
  const value = call(valueOf, model, call(writer.runtime("parseJson"), "text"));
  return exportedFunction(
    {
      name: names.parseJson,
      parameters: [parameter("text", "string"), optionsParameter(writer)],
      returnType: writer.type(),
      comment: comment`The same from JSON text; what is no JSON is an issue too.`,
    },
    returns(call(names.parse, value, "options")),
  );
}

function serialize(writer: ModuleWriter): Declaration {
  const { names, converts } = writer;
  const model = literal(writer.own.typeName);
  const serialized: Expression = converts
    ? call(writer.runtime("serialize"), model, names.encode, "value")
    : "value";
  return exportedFunction(
    {
      name: names.serialize,
      parameters: [parameter("value", writer.type())],
      returnType: "unknown",
      comment: converts
        ? comment`What \`JSON.stringify\` is to be given: the value as it is on the wire.`
        : comment`What \`JSON.stringify\` is to be given: the value itself, which is as it is on the wire.`,
    },
    returns(serialized),
  );
}

function schema(writer: ModuleWriter): Declaration {
  const { names, converts } = writer;
  const input = converts ? "unknown" : writer.type();
  const name = writer.runtime("StandardSchema", "type");
  return {
    declares: "const",
    isExported: true,
    name: names.schema,
    comment: comment`For what takes a Standard Schema: https://standardschema.dev`,
    type: { kind: "generic", name, types: [input, writer.type()] },
    value: pure(call(writer.runtime("standardSchema"), names.validate)),
  };
}
