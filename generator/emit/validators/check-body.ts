import type { EnumModel, Field, DataModel, ObjectModel, UnionModel } from "../../model/model.ts";
import { dataFields, restOf } from "../../model/object-parts.ts";
import { assertNever } from "../../model/type.ts";
import type { EntryCode, Expression, TypeCode } from "../typescript/code.ts";
import { literal, tableKey, type Name } from "../typescript/code-text.ts";
import type { FixedKey } from "../typescript/fixed-code.ts";
import { call, list, object } from "../typescript/write-code.ts";
import type { ModuleWriter } from "./module-writer.ts";
import { branches, primitiveRule, ruleText } from "./rule-text.ts";
import type { Form } from "../converting-models.ts";
import { tagOf } from "./validator-plan.ts";

/**
 * Returns the expression that a model's check returns. Its parameters are `value`, in the given form, and `context`.
 */
export function checkBody(model: DataModel, from: Form, writer: ModuleWriter): Expression {
  switch (model.kind) {
    case "object":
      return call(writer.runtime("object"), "value", "context", shape(model, from, writer));
    case "enum":
      return enumCheck(model, writer);
    case "union":
      return unionCheck(model, from, writer);
    default:
      return assertNever(model);
  }
}

/** Declares the table of an object's keys as a constant of the module, and returns its name. */
export function shape(model: ObjectModel, from: Form, writer: ModuleWriter): Name {
  const fields = dataFields(model);
  const keyOf = (field: Field): string => (from === "wire" ? field.wireName : field.propertyName);
  const nameOf = (field: Field): string => (from === "wire" ? field.propertyName : field.wireName);
  const rules = (some: readonly Field[]): readonly EntryCode[] =>
    some.map((field) => ({
      key: tableKey(keyOf(field)),
      value: fieldRule(field, from, writer),
    }));
  const renamed = fields.filter((field) => keyOf(field) !== nameOf(field));
  const keys = new Set(fields.map(keyOf));
  const reservedNames = renamed.map(nameOf).filter((name) => !keys.has(name));
  const parts: readonly EntryCode[] = [
    ...guardEntry(model, writer),
    ...record("nullish", rules(fields.filter(isNullish))),
    ...record("fields", rules(fields.filter((field) => !isNullish(field)))),
    ...keyList("required", fields.filter(({ required }) => required).map(keyOf)),
    ...rest(model, from, writer),
    ...record("names", [
      ...renamed.map((field) => ({
        key: tableKey(keyOf(field)),
        value: literal(nameOf(field)),
      })),
      ...reservedNames.map((name): EntryCode => ({ key: tableKey(name), value: "null" })),
    ]),
  ];
  const type = writer.runtime("Shape", "type");
  const name = from === "memory" && writer.converts ? "memoryShape" : "shape";
  return writer.constant(name, object(parts), type);
}

function guardEntry(model: ObjectModel, writer: ModuleWriter): readonly EntryCode[] {
  return writer.plan.slow.has(model.id) ? [] : [{ key: "is", value: writer.names.guard }];
}

/**
 * Tells whether a key may be absent and may also be `null`. Optional fields are so unless the settings say otherwise.
 */
function isNullish({ required, nullable }: Field): boolean {
  return !required && nullable;
}

function keyList(key: FixedKey, keys: readonly string[]): readonly EntryCode[] {
  return keys.length === 0 ? [] : [{ key, value: list(keys.map(literal)) }];
}

function record(key: FixedKey, entries: readonly EntryCode[]): readonly EntryCode[] {
  if (entries.length === 0) return [];
  return [{ key, value: object([{ key: "__proto__", value: "null" }, ...entries]) }];
}

function rest(model: ObjectModel, from: Form, writer: ModuleWriter): readonly EntryCode[] {
  const type = restOf(model);
  // With a type for all other keys, every key counts as known.
  return type === null ? [] : [{ key: "rest", value: ruleText(type, from, writer).rule }];
}

function fieldRule(field: Field, from: Form, writer: ModuleWriter): Expression {
  const { type, nullable } = field;
  const isWrapped = nullable && !isNullish(field);
  return ruleText(isWrapped ? { kind: "nullable", of: type } : type, from, writer).rule;
}

function enumCheck(model: EnumModel, writer: ModuleWriter): Expression {
  if (model.open) {
    return call(primitiveRule(model.valueType, "wire", writer), "value", "context");
  }
  const isMember = call(writer.names.guard, "value");
  const enumeration = writer.runtime("enumeration");
  return call(enumeration, "value", "context", isMember, writer.enumValues());
}

function unionCheck(model: UnionModel, from: Form, writer: ModuleWriter): Expression {
  const { members } = model;
  if (members.some(({ kind }) => kind === "unknown")) {
    return call(writer.runtime("present"), "value", "context");
  }
  const tag = tagOf(model, from, writer.plan);
  if (tag === null) {
    const rules = branches(members.map((member) => ruleText(member, from, writer)));
    const table = writer.constant("members", rules, listOf(writer.runtime("Branch", "type")));
    return call(writer.runtime("anyOf"), "value", "context", table);
  }
  const pairs = tag.members.map(({ tag: value, id }) =>
    list([literal(value), ruleText({ kind: "ref", id }, from, writer).rule]),
  );
  const type = listOf(writer.runtime("TaggedBranch", "type"));
  const table = writer.constant("members", list(pairs), type);
  const others = members
    .filter(({ kind }) => kind === "other")
    .map((member) => ruleText(member, from, writer).rule);
  const rest = others.length === 0 ? [] : [list(others)];
  return call(writer.runtime("tagged"), "value", "context", literal(tag.key), table, ...rest);
}

function listOf(items: TypeCode): TypeCode {
  return { kind: "readonly", array: { kind: "array", items } };
}
