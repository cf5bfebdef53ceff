import type { Expression, Statement, TypeCode } from "../typescript/code.ts";
import { literal } from "../typescript/code-text.ts";
import type {
  Declaration,
  FunctionDeclaration,
  ParameterCode,
} from "../typescript/module-source.ts";
import { call, not, pure, returns, when } from "../typescript/write-code.ts";
import { shape } from "./check-body.ts";
import {
  describeAssert,
  describeOldSchema,
  describeParse,
  describeParseJson,
  describeSchema,
  describeSerialize,
  describeValidate,
  describeValidatePartial,
} from "./describe-functions.ts";
import type { ModuleWriter } from "./module-writer.ts";

/** The declaration of a function without its body. */
export type Signature = Omit<FunctionDeclaration, "declares" | "isExported" | "body">;

/** Declares an exported function. */
export function exportedFunction(
  signature: Signature,
  ...body: readonly Statement[]
): FunctionDeclaration {
  return { declares: "function", isExported: true, ...signature, body };
}

/** The parameter for the value that a function checks. */
export const valueParameter = parameter("value", "unknown");

export function parameter(name: ParameterCode["name"], type: TypeCode): ParameterCode {
  return { name, isOptional: false, type };
}

function optionsParameter(writer: ModuleWriter): ParameterCode {
  return { name: "options", isOptional: true, type: writer.runtime("ValidationOptions", "type") };
}

/** Declares the public functions of a model, which call its guard and its check. */
export function apiFunctions(writer: ModuleWriter): readonly Declaration[] {
  return [
    validate(writer),
    ...validatePartial(writer),
    parse(writer),
    assert(writer),
    parseJson(writer),
    serialize(writer),
    ...schemas(writer),
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
      comment: describeValidate(writer),
    },
    returns(call(validated, ...checked(writer))),
  );
}

/** Declares `validatePartial…` for objects with keys, if the settings ask for it. */
function validatePartial(writer: ModuleWriter): readonly Declaration[] {
  const { names, model } = writer;
  if (model.kind !== "object" || !writer.hasPartial) return [];
  const options = optionsParameter(writer);
  const result = writer.runtime("ValidationResult", "type");
  const part: TypeCode = { kind: "generic", name: "Partial", types: [writer.type()] };
  const table = shape(model, "wire", writer);
  const signature = {
    name: names.validatePartial,
    parameters: [valueParameter, options],
    returnType: { kind: "generic", name: result, types: [part] },
    comment: describeValidatePartial(writer),
  } as const;
  const validated = call(writer.runtime("validatePartial"), table, "value", "options");
  return [exportedFunction(signature, returns(validated))];
}

/**
 * Returns the arguments that a value is checked with: the guard, the check, and the guard that refuses unknown keys.
 */
function checked({ names, hasStrictGuard, converts }: ModuleWriter): readonly Expression[] {
  const commonArguments: readonly Expression[] = [names.guard, names.check, "value", "options"];
  // If the model converts, even a valid value has to go through the check.
  if (converts) return [...commonArguments, "null"];
  return hasStrictGuard ? [...commonArguments, names.strictGuard] : commonArguments;
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
      comment: describeParse(writer),
    },
    returns(call(parsed, model, ...checked(writer))),
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
      comment: describeAssert(writer),
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
      comment: describeParseJson(writer),
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
      comment: describeSerialize(writer),
    },
    returns(serialized),
  );
}

/** Declares the schema, and its former name for code that was written for an earlier version. */
function schemas(writer: ModuleWriter): readonly Declaration[] {
  const { names } = writer;
  const name = writer.runtime("StandardSchema", "type");
  const type: TypeCode = { kind: "generic", name, types: [writer.wireType(), writer.type()] };
  const shared = { declares: "const", isExported: true, type } as const;
  return [
    {
      ...{ ...shared, name: names.schema, comment: describeSchema(writer) },
      value: pure(call(writer.runtime("standardSchema"), names.validate)),
    },
    {
      ...{ ...shared, name: names.oldSchema, comment: describeOldSchema(writer) },
      value: names.schema,
    },
  ];
}
