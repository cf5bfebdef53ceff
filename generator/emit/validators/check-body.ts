import type { EnumModel, Field, DataModel, ObjectModel, UnionModel } from "../../model/model.ts";
import { dataFields, restOf } from "../../model/object-parts.ts";
import { assertNever } from "../../model/type.ts";
import { literal, objectKey } from "../typescript/literal.ts";
import type { ModuleWriter } from "./module-writer.ts";
import { branches, ruleText } from "./rule-text.ts";
import { tagOf, type Form } from "./validator-plan.ts";

/** The statement of a model's check, about parameters `value` and `context`, for values of one form. */
export function checkBody(model: DataModel, from: Form, writer: ModuleWriter): string {
  switch (model.kind) {
    case "object":
      return `return ${writer.runtime("object")}(value, context, ${shape(model, from, writer)});`;
    case "enum":
      return `return ${enumCheck(model, writer)};`;
    case "union":
      return `return ${unionCheck(model, from, writer)};`;
    default:
      return assertNever(model);
  }
}

/** The name of the module's table of an object's keys. */
function shape(model: ObjectModel, from: Form, writer: ModuleWriter): string {
  const fields = dataFields(model);
  const keyOf = (field: Field): string => (from === "wire" ? field.wireName : field.propertyName);
  const nameOf = (field: Field): string => (from === "wire" ? field.propertyName : field.wireName);
  const rules = (some: readonly Field[]): readonly string[] =>
    some.map((field) => `${objectKey(keyOf(field))}: ${fieldRule(field, from, writer)}`);
  const renamed = fields.filter((field) => keyOf(field) !== nameOf(field));
  const keys = new Set(fields.map(keyOf));
  const taken = renamed.map(nameOf).filter((name) => !keys.has(name));
  const parts = [
    ...(writer.plan.slow.has(model.id) ? [] : [`is: ${writer.names.guard}`]),
    record("nullish", rules(fields.filter(isNullish))),
    record("fields", rules(fields.filter((field) => !isNullish(field)))),
    list("required", fields.filter(({ required }) => required).map(keyOf)),
    ...rest(model, from, writer),
    record("names", [
      ...renamed.map((field) => `${objectKey(keyOf(field))}: ${literal(nameOf(field))}`),
      ...taken.map((name) => `${objectKey(name)}: null`),
    ]),
  ];
  const type = writer.runtime("Shape", "type");
  const name = from === "memory" && writer.converts ? "memoryShape" : "shape";
  return writer.constant(name, `{ ${parts.filter((part) => part !== "").join(", ")} }`, type);
}

/** Whether a key may be absent, and `null` as well: what optional fields are unless the settings say otherwise. */
function isNullish({ required, nullable }: Field): boolean {
  return !required && nullable;
}

function list(name: string, keys: readonly string[]): string {
  return keys.length === 0 ? "" : `${name}: [${keys.map(literal).join(", ")}]`;
}

function record(name: string, entries: readonly string[]): string {
  return entries.length === 0 ? "" : `${name}: { __proto__: null, ${entries.join(", ")} }`;
}

function rest(model: ObjectModel, from: Form, writer: ModuleWriter): readonly string[] {
  const type = restOf(model);
  // Keys of an open rest are known keys, whatever they are called.
  return type === null ? [] : [`rest: ${ruleText(type, from, writer).rule}`];
}

function fieldRule(field: Field, from: Form, writer: ModuleWriter): string {
  const { type, nullable } = field;
  const isWrapped = nullable && !isNullish(field);
  return ruleText(isWrapped ? { kind: "nullable", of: type } : type, from, writer).rule;
}

function enumCheck(model: EnumModel, writer: ModuleWriter): string {
  if (model.open) {
    return `${ruleText({ kind: model.valueType }, "wire", writer).rule}(value, context)`;
  }
  const isMember = `${writer.names.guard}(value)`;
  return `${writer.runtime("enumeration")}(value, context, ${isMember}, ${writer.enumValues()})`;
}

function unionCheck(model: UnionModel, from: Form, writer: ModuleWriter): string {
  const { members } = model;
  if (members.some(({ kind }) => kind === "unknown")) {
    return `${writer.runtime("present")}(value, context)`;
  }
  const tag = tagOf(model, from, writer.plan);
  if (tag === null) {
    const rules = members.map((member) => ruleText(member, from, writer));
    const list = writer.constant(
      "members",
      branches(rules),
      `readonly ${writer.runtime("Branch", "type")}[]`,
    );
    return `${writer.runtime("anyOf")}(value, context, ${list})`;
  }
  const pairs = tag.members.map(
    ({ tag: value, id }) =>
      `[${literal(value)}, ${ruleText({ kind: "ref", id }, from, writer).rule}]`,
  );
  const type = `readonly ${writer.runtime("TaggedBranch", "type")}[]`;
  const list = writer.constant("members", `[${pairs.join(", ")}]`, type);
  const others = members
    .filter(({ kind }) => kind === "other")
    .map((member) => ruleText(member, from, writer).rule);
  const rest = others.length === 0 ? "" : `, [${others.join(", ")}]`;
  return `${writer.runtime("tagged")}(value, context, ${literal(tag.key)}, ${list}${rest})`;
}
