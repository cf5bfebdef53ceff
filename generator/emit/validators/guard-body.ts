import type { DataModel, EnumModel, Field, ObjectModel, UnionModel } from "../../model/model.ts";
import { dataFields, restOf } from "../../model/object-parts.ts";
import { assertNever, type TypeNode } from "../../model/type.ts";
import { literal } from "../typescript/literal.ts";
import { guardTest, unionTest, type GuardTest } from "./guard-test.ts";
import type { ModuleWriter } from "./module-writer.ts";
import { tagOf } from "./validator-plan.ts";

/** What every object inherits (ECMA-262, 20.1.3): an optional key of such a name may seem to be there. */
const inherited: ReadonlySet<string> = new Set([
  ...["__defineGetter__", "__defineSetter__", "__lookupGetter__", "__lookupSetter__", "__proto__"],
  ...["constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable"],
  ...["toLocaleString", "toString", "valueOf"],
]);

/** Up to here comparing with each value is faster than a set. */
const maxComparisons = 12;

/** The statements of a model's guard, about a parameter `value`, and `depth` where the model is cyclic. */
export function guardBody(model: DataModel, writer: ModuleWriter): string {
  switch (model.kind) {
    case "object":
      return objectBody(model, writer);
    case "enum":
      return `return ${enumCondition(model, writer)};`;
    case "union":
      return unionBody(model, writer);
    default:
      return assertNever(model);
  }
}

function objectBody(model: ObjectModel, writer: ModuleWriter): string {
  const fields = dataFields(model);
  const rest = restOf(model);
  if (fields.length === 0) {
    const type: TypeNode = { kind: "map", values: rest ?? { kind: "unknown" } };
    return `return ${withDepth(guardTest(type, writer).about("value"), writer)};`;
  }
  const conditions = fields.flatMap((field) => fieldConditions(field, writer));
  if (rest !== null && rest.kind !== "unknown")
    conditions.push(restCondition(fields, rest, writer));
  const isObject = 'typeof value === "object" && value !== null && !Array.isArray(value)';
  const item = conditions.some((one) => one.includes("(item = ")) ? "let item: unknown;" : "";
  // Fields that may be anything ask nothing.
  const record = conditions.length === 0 ? "" : "const record = value as Record<string, unknown>;";
  return `
    ${record}
    ${item}
    return ${withDepth([isObject, ...conditions].join(" && "), writer)};`;
}

function withDepth(condition: string, writer: ModuleWriter): string {
  return writer.isCyclic ? `depth <= ${writer.runtime("maxDepth")} && ${condition}` : condition;
}

/** Conditions about the property of `record`, each of which reads it once, into `item` where that is needed. */
function fieldConditions(field: Field, writer: ModuleWriter): readonly string[] {
  const key = literal(field.propertyName);
  const value = `record[${key}]`;
  const test = guardTest(field.type, writer);
  const hasOwn = (): string => `${writer.runtime("hasOwn")}(record, ${key})`;
  if (field.required) {
    const isOwn = `(${writer.runtime("base")}[${key}] === undefined || ${hasOwn()})`;
    if (test.isAny) return [`${value} !== undefined`, isOwn];
    if (!field.nullable) return [test.about(value), isOwn];
    return [`((item = ${value}) === null || ${test.about("item")})`, isOwn];
  }
  if (test.isAny) return [];
  const condition = optionalCondition(field, value, test);
  return [inherited.has(field.propertyName) ? `(!${hasOwn()} || ${condition})` : condition];
}

/** What is there more often is asked first: plain values are mostly present, models and lists often not. */
function optionalCondition({ type, nullable }: Field, value: string, test: GuardTest): string {
  const isAbsent = (item: string): string => `${item} ${nullable ? "== null" : "=== undefined"}`;
  const read = `(item = ${value})`;
  switch (type.kind) {
    case "string":
    case "binary":
    case "boolean":
    case "integer":
    case "number":
      return `(${test.about(read)} || ${isAbsent("item")})`;
    default:
      return `(${isAbsent(read)} || ${test.about("item")})`;
  }
}

function restCondition(fields: readonly Field[], rest: TypeNode, writer: ModuleWriter): string {
  const test = guardTest(rest, writer);
  const cases = fields.map(({ propertyName }) => `case ${literal(propertyName)}:`).join("\n");
  const record = "value: Record<string, unknown>";
  const name = writer.localFunction(
    "restIsFine",
    `(${record}${test.usesDepth ? ", depth: number" : ""}): boolean {
    for (const key in value) {
      switch (key) {
        ${cases}
          continue;
        default:
          if (!(${test.about("value[key]")}) && ${writer.runtime("hasOwn")}(value, key)) return false;
      }
    }
    return true;
  }`,
  );
  return `${name}(record${test.usesDepth ? ", depth" : ""})`;
}

function enumCondition(model: EnumModel, writer: ModuleWriter): string {
  if (model.open) {
    return guardTest({ kind: model.valueType }, writer).about("value");
  }
  if (model.members.length > maxComparisons) return `${valueSet(writer)}.has(value)`;
  const values = [...new Set(model.members.map(({ value }) => value))];
  return values.map((value) => `value === ${literal(value)}`).join(" || ");
}

/** The name of the module's set of an enum's values. */
function valueSet(writer: ModuleWriter): string {
  return writer.constant("valueSet", `/* @__PURE__ */ new Set<unknown>(${writer.enumValues()})`);
}

function unionBody(model: UnionModel, writer: ModuleWriter): string {
  const tag = tagOf(model, "memory", writer.plan);
  const depthFits = writer.isCyclic ? `depth <= ${writer.runtime("maxDepth")} && ` : "";
  if (tag === null) {
    const test = unionTest(model.members.map((member) => guardTest(member, writer)));
    // JSON knows no `undefined`.
    const isMember = test.isAny ? "value !== undefined" : test.about("value");
    return `return ${depthFits}${isMember};`;
  }
  const cases = tag.members.map(
    ({ tag: value, id }) =>
      `case ${literal(value)}: return ${guardTest({ kind: "ref", id }, writer).about("value")};`,
  );
  return `
    if (!(${depthFits}${writer.runtime("isObject")}(value))) return false;
    switch (value[${literal(tag.key)}]) {
      ${cases.join("\n")}
      default: return ${otherCondition(model, writer)};
    }`;
}

/** Whether a value is an object with a tag that no member has. */
function otherCondition({ members }: UnionModel, writer: ModuleWriter): string {
  const others = members.filter(({ kind }) => kind === "other");
  return others.map((one) => guardTest(one, writer).about("value")).join(" || ") || "false";
}
