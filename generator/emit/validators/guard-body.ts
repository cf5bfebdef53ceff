import type { DataModel, EnumModel, Field, ObjectModel, UnionModel } from "../../model/model.ts";
import { dataFields, restOf } from "../../model/object-parts.ts";
import { assertNever, type TypeNode } from "../../model/type.ts";
import type { CallCode, Expression, Statement, SwitchCode } from "../typescript/code.ts";
import { code, literal, type Name } from "../typescript/code-text.ts";
import type { FixedVariable } from "../typescript/fixed-code.ts";
import { inheritedKeys } from "../typescript/inherited-keys.ts";
import {
  and,
  assigned,
  binary,
  call,
  item,
  not,
  or,
  pure,
  returns,
  typeOf,
  when,
} from "../typescript/write-code.ts";
import { parameter } from "./api-functions.ts";
import { guardTest, isWrong, type GuardTest } from "./guard-test.ts";
import type { Keys, ModuleWriter } from "./module-writer.ts";
import { tagOf } from "./validator-plan.ts";

/** Up to this number of values, comparing with each of them is faster than a set. */
const maxComparisons = 12;

/** Returns the statements of a model's guard. Its parameters are `value` and, if the model is cyclic, `depth`. */
export function guardBody(
  model: DataModel,
  keys: Keys,
  writer: ModuleWriter,
): readonly Statement[] {
  switch (model.kind) {
    case "object":
      return objectBody(model, keys, writer);
    case "enum":
      return [returns(enumCondition(model, writer))];
    case "union":
      return unionBody(model, keys, writer);
    default:
      return assertNever(model);
  }
}

const isRecord: readonly Expression[] = [
  binary(typeOf("value"), "===", '"object"'),
  binary("value", "!==", "null"),
  not(call("Array.isArray", "value")),
];

function objectBody(model: ObjectModel, keys: Keys, writer: ModuleWriter): readonly Statement[] {
  const fields = dataFields(model);
  const rest = restOf(model);
  if (fields.length === 0) {
    const type: TypeNode = { kind: "map", values: rest ?? { kind: "unknown" } };
    return [returns(withDepth([guardTest(type, keys, writer).about("value")], writer))];
  }
  const asked = fields.map((field) => fieldConditions(field, keys, writer));
  const conditions = asked.flatMap((field) => field.conditions);
  if (rest === null && keys === "listed") {
    const name = writer.localFunction("keysAreListed", {
      parameters: [recordParameter],
      body: restBody(fields, call(writer.runtime("hasOwn"), "value", "key")),
    });
    conditions.push(call(name, "record"));
  } else if (rest !== null && rest.kind !== "unknown") {
    conditions.push(restCondition(fields, guardTest(rest, keys, writer), writer));
  }
  const answer = returns(withDepth([...isRecord, ...conditions], writer));
  // Optional fields of type `unknown` need no condition.
  if (conditions.length === 0) return [answer];
  const record = "const record = value as Record<string, unknown>;";
  const usesItem = asked.some((field) => field.usesItem);
  return [record, usesItem ? "let item: unknown;" : "", answer];
}

function withDepth(conditions: readonly Expression[], writer: ModuleWriter): Expression {
  return and(...depthFits(writer), ...conditions);
}

function depthFits(writer: ModuleWriter): readonly Expression[] {
  return writer.isCyclic ? [binary("depth", "<=", writer.runtime("maxDepth"))] : [];
}

/** The conditions for one field. */
interface FieldTest {
  readonly conditions: readonly Expression[];
  /** Whether the property's value is read into the variable `item`. */
  readonly usesItem: boolean;
}

/** Returns the conditions for a property of `record`. They read its value once, into `item` if they need it again. */
function fieldConditions(field: Field, keys: Keys, writer: ModuleWriter): FieldTest {
  const key = literal(field.propertyName);
  const value = item("record", key);
  const test = guardTest(field.type, keys, writer);
  const hasOwn = (): Expression => call(writer.runtime("hasOwn"), "record", key);
  if (field.required) {
    const base = item(writer.runtime("base"), key);
    const isOwn = or(binary(base, "===", "undefined"), hasOwn());
    const usesItem = !test.isAny && field.nullable;
    if (test.isAny) return { conditions: [binary(value, "!==", "undefined"), isOwn], usesItem };
    if (!field.nullable) return { conditions: [test.about(value), isOwn], usesItem };
    const isNull = binary(assigned("item", value), "===", "null");
    return { conditions: [or(isNull, test.about("item")), isOwn], usesItem };
  }
  if (test.isAny) return { conditions: [], usesItem: false };
  const isInherited = inheritedKeys.has(field.propertyName);
  const absent = isInherited ? [not(hasOwn())] : [];
  return { conditions: [or(...absent, optionalCondition(field, value, test))], usesItem: true };
}

/**
 * Returns the condition for an optional property. The likely case is tested first: plain values are mostly present, and
 * models and lists are often absent.
 */
function optionalCondition(
  { type, nullable }: Field,
  value: Expression,
  test: GuardTest,
): Expression {
  const isAbsent = (one: Expression): Expression =>
    nullable ? binary(one, "==", "null") : binary(one, "===", "undefined");
  const read = assigned("item", value);
  switch (type.kind) {
    case "string":
    case "binary":
    case "boolean":
    case "integer":
    case "number":
      return or(test.about(read), isAbsent("item"));
    default:
      return or(isAbsent(read), test.about("item"));
  }
}

/** Returns the condition for the values of keys that are not listed. */
function restCondition(
  fields: readonly Field[],
  test: GuardTest,
  writer: ModuleWriter,
): Expression {
  const depth: readonly FixedVariable[] = test.usesDepth ? ["depth"] : [];
  const name = writer.localFunction("restIsFine", {
    parameters: [recordParameter, ...depth.map((one) => parameter(one, "number"))],
    body: restBody(fields, isWrong(test, writer)),
  });
  return call(name, "record", ...depth);
}

const recordParameter = parameter("value", "Record<string, unknown>");

/** Returns statements that look for a key that is not listed and for which `isWrong` holds. */
function restBody(fields: readonly Field[], isWrong: Expression): readonly Statement[] {
  const cases: SwitchCode["cases"] = [
    ...fields.map(({ propertyName }, index): SwitchCode["cases"][number] => ({
      ...{ value: literal(propertyName), body: index === fields.length - 1 ? ["continue;"] : [] },
    })),
    { value: null, body: [when(isWrong, returns("false"))] },
  ];
  return [
    {
      ...{ kind: "block", head: "for (const key in value)" },
      body: [{ kind: "switch", value: "key", cases }],
    },
    returns("true"),
  ];
}

function enumCondition(model: EnumModel, writer: ModuleWriter): Expression {
  if (model.open) {
    return guardTest({ kind: model.valueType }, "any", writer).about("value");
  }
  if (model.members.length > maxComparisons) return call(code`${valueSet(writer)}.has`, "value");
  return or(...model.members.map(({ value }) => binary("value", "===", literal(value))));
}

/** Declares the set of an enum's values as a constant of the module, and returns its name. */
function valueSet(writer: ModuleWriter): Name {
  const set: CallCode = { ...call("Set", writer.enumValues()), isNew: true, types: ["unknown"] };
  return writer.constant("valueSet", pure(set));
}

function unionBody(model: UnionModel, keys: Keys, writer: ModuleWriter): readonly Statement[] {
  const tag = tagOf(model, "memory", writer.plan);
  const fits = depthFits(writer);
  if (tag === null) {
    const test = guardTest({ kind: "union", members: model.members }, keys, writer);
    // `undefined` is not a JSON value.
    const isMember = test.isAny ? binary("value", "!==", "undefined") : test.about("value");
    return [returns(and(...fits, isMember))];
  }
  const isObject = call(writer.runtime("isObject"), "value");
  const cases = tag.members.map(({ tag: value, id }) => ({
    value: literal(value),
    body: [returns(guardTest({ kind: "ref", id }, keys, writer).about("value"))],
  }));
  return [
    when(not(and(...fits, isObject)), returns("false")),
    {
      ...{ kind: "switch", value: item("value", literal(tag.key)) },
      cases: [...cases, { value: null, body: [returns(otherCondition(model, keys, writer))] }],
    },
  ];
}

/** Returns the condition that a value is an object with a tag that no member has. */
function otherCondition({ members }: UnionModel, keys: Keys, writer: ModuleWriter): Expression {
  const others = members.filter(({ kind }) => kind === "other");
  if (others.length === 0) return "false";
  return or(...others.map((one) => guardTest(one, keys, writer).about("value")));
}
