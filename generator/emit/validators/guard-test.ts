import type { PrimitiveKind, TypeNode } from "../../model/type.ts";
import { assertNever } from "../../model/type.ts";
import { visitType, type TypeVisitor } from "../../model/type-visitor.ts";
import { absorbUnknown } from "../typescript/absorb-unknown.ts";
import { capitalised } from "../typescript/capitalised.ts";
import type { CallCode, Expression, Statement } from "../typescript/code.ts";
import { literal } from "../typescript/code-text.ts";
import type { FixedVariable } from "../typescript/fixed-code.ts";
import {
  and,
  binary,
  call,
  item,
  not,
  or,
  returns,
  typeOf,
  when,
} from "../typescript/write-code.ts";
import { parameter, valueParameter } from "./api-functions.ts";
import type { Keys, ModuleWriter } from "./module-writer.ts";
import { otherConstant } from "./other-text.ts";

/** A test that a guard makes about a value. */
export interface GuardTest {
  /** Returns the condition for the value of an expression. */
  readonly about: (value: Expression) => Expression;
  /** The name of the type for names of functions: `ArrayOfPair`. */
  readonly label: string;
  /** Whether the condition uses the variable `depth`, the number of levels so far. */
  readonly usesDepth: boolean;
  /** Whether the test accepts anything, including `undefined`. */
  readonly isAny: boolean;
}

/** Returns the test whether a value has a type. It is about values in memory, whose dates depend on the config. */
export function guardTest(type: TypeNode, keys: Keys, writer: ModuleWriter): GuardTest {
  return visitType(absorbUnknown(type), visitor(keys, writer));
}

const plain = { usesDepth: false, isAny: false };

function visitor(keys: Keys, writer: ModuleWriter): TypeVisitor<GuardTest> {
  return {
    primitive: (kind) => primitive(kind, writer),
    array: (items) => arrayTest(items, writer),
    map: (values) => mapTest(values, writer),
    ref: (id) => {
      const { name, isDeeper } = writer.guardOf(id, keys);
      const depth = isDeeper ? [binary("depth", "+", "1")] : [];
      const about = (value: Expression): Expression => call(name, value, ...depth);
      const label = `${keys === "listed" ? "Strict" : ""}${writer.typeNameOf(id)}`;
      return { ...plain, about, label, usesDepth: isDeeper };
    },
    union: (members) => unionTest(members),
    nullable: (of) => ({
      ...of,
      about: (value) => or(binary(value, "===", "null"), of.about(value)),
      label: `Nullable${of.label}`,
    }),
    literal: (value) => ({
      ...plain,
      about: (expression) => binary(expression, "===", literal(value)),
      label: "Literal",
    }),
    other: (type) => ({
      ...plain,
      about: (value) => call(writer.runtime("isOther"), value, otherConstant(type, writer)),
      label: "Other",
    }),
  };
}

/** Returns the test whether one of several tests holds. */
function unionTest(members: readonly GuardTest[]): GuardTest {
  const label = members.map((member) => member.label).join("Or");
  return {
    about: (value) => or(...members.map(({ about }) => about(value))),
    label,
    usesDepth: members.some(({ usesDepth }) => usesDepth),
    isAny: false,
  };
}

const anything: GuardTest = {
  about: () => "true",
  label: "Unknown",
  usesDepth: false,
  isAny: true,
};

function primitive(kind: PrimitiveKind, writer: ModuleWriter): GuardTest {
  const { dates, unsafeIntegers } = writer.plan;
  const label = capitalised(kind);
  const called = (name: CallCode["callee"]): GuardTest => ({
    ...{ ...plain, about: (value) => call(name, value), label },
  });
  const isOf = (type: string): GuardTest => ({
    ...{ ...plain, about: (value) => binary(typeOf(value), "===", literal(type)), label },
  });
  switch (kind) {
    case "string":
    case "binary":
      return { ...isOf("string"), label: "String" };
    case "boolean":
      return isOf("boolean");
    case "number":
      return called("Number.isFinite");
    case "integer":
      return called(unsafeIntegers === "reject" ? "Number.isSafeInteger" : "Number.isInteger");
    case "date":
      return called(writer.runtime(dates === "Date" ? "isDateObject" : "isDate"));
    case "datetime":
      return called(writer.runtime(dates === "Date" ? "isDateObject" : "isDateTime"));
    case "unknown":
      return anything;
    default:
      return assertNever(kind);
  }
}

function arrayTest(items: GuardTest, writer: ModuleWriter): GuardTest {
  const label = `ArrayOf${items.label}`;
  const isArray = "Array.isArray";
  if (items.isAny) return { ...plain, about: (value) => call(isArray, value), label };
  if (items.label === "String") {
    const name = writer.runtime("isStringArray");
    return { ...plain, about: (value) => call(name, value), label };
  }
  const body: readonly Statement[] = [
    when(not(call(isArray, "value")), returns("false")),
    {
      ...{ kind: "block", head: "for (let index = 0; index < value.length; index += 1)" },
      body: [when(not(items.about(item("value", "index"))), returns("false"))],
    },
    returns("true"),
  ];
  return viaFunction(label, body, items, writer);
}

function mapTest(values: GuardTest, writer: ModuleWriter): GuardTest {
  const label = `MapOf${values.label}`;
  const isObject = writer.runtime("isObject");
  if (values.isAny) return { ...plain, about: (value) => call(isObject, value), label };
  // `for…in` also visits keys of a polluted prototype. They are not keys of the value.
  const body: readonly Statement[] = [
    when(not(call(isObject, "value")), returns("false")),
    {
      ...{ kind: "block", head: "for (const key in value)" },
      body: [when(isWrong(values, writer), returns("false"))],
    },
    returns("true"),
  ];
  return viaFunction(label, body, values, writer);
}

/** Returns the condition that a value has an own property `key`, and that this property fails a test. */
export function isWrong({ about }: GuardTest, writer: ModuleWriter): Expression {
  const test = not(about(item("value", "key")));
  return and(test, call(writer.runtime("hasOwn"), "value", "key"));
}

/** Puts a loop into a function of its own. A callback would be slower, since it is allocated and called per element. */
function viaFunction(
  label: string,
  body: readonly Statement[],
  { usesDepth }: GuardTest,
  writer: ModuleWriter,
): GuardTest {
  const parameters = [valueParameter, ...(usesDepth ? [parameter("depth", "number")] : [])];
  const functionName = label.slice(0, 1).toLowerCase() + label.slice(1);
  const name = writer.localFunction(functionName, { parameters, body });
  const depth: readonly FixedVariable[] = usesDepth ? ["depth"] : [];
  return { about: (value) => call(name, value, ...depth), label, usesDepth, isAny: false };
}
