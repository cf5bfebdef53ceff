import type { TypeNode } from "../../model/type.ts";
import { dataFields } from "../../model/object-parts.ts";
import { assertNever, type ModelId, type PrimitiveKind } from "../../model/type.ts";
import { visitType, type TypeVisitor } from "../../model/type-visitor.ts";
import type { EntryCode, Expression } from "../typescript/code.ts";
import { literal, tableKey, type Name } from "../typescript/code-text.ts";
import { list, object } from "../typescript/write-code.ts";
import type { ModuleWriter, RuntimeName } from "./module-writer.ts";
import { otherConstant } from "./other-text.ts";
import type { Form } from "../converting-models.ts";

/** A rule of the shared file for a type. */
export interface RuleText {
  readonly rule: Expression;
  readonly label: string;
  /** A text that is equal only for equal types. It does not depend on the order of a union's members. */
  readonly key: string;
  /** The fixed values of an object's keys. They hint at the member of a union that a wrong value is meant to be. */
  readonly tags?: Expression;
}

/**
 * Returns the rule that checks a type.
 *
 * @param from the form of the values to check; they are converted to the other form
 */
export function ruleText(type: TypeNode, from: Form, writer: ModuleWriter): RuleText {
  return visitType(type, visitor(from, writer));
}

function visitor(from: Form, writer: ModuleWriter): TypeVisitor<RuleText> {
  const applied = (rule: RuntimeName, argument: Expression): Expression =>
    list([writer.runtime(rule), argument]);
  return {
    primitive: (kind) => ({ rule: primitiveRule(kind, from, writer), label: kind, key: kind }),
    array: ({ rule, label, key }) => ({
      ...{ rule: applied("array", rule), label: `array of ${label}`, key: `array(${key})` },
    }),
    map: ({ rule, label, key }) => ({
      ...{ rule: applied("map", rule), label: `map of ${label}`, key: `map(${key})` },
    }),
    ref: (id) => {
      const { name, isDeeper } = writer.checkOf(id, from);
      const label = writer.plan.models.get(id)?.name ?? id;
      const of = { label, key: `#${id}`, ...tagsOf(id, from, writer) };
      return { rule: isDeeper ? applied("deeper", name) : name, ...of };
    },
    union: (members) => ({
      rule: applied("anyOf", branches(members)),
      label: shown(members),
      key: `union(${members
        .map(({ key }) => key)
        .sort()
        .join(" ")})`,
    }),
    nullable: ({ rule, label, key }) => ({
      ...{ rule: applied("nullable", rule), label: `${label} | null`, key: `nullable(${key})` },
    }),
    literal: (value) => ({
      rule: applied("literal", literal(value)),
      ...{ label: JSON.stringify(value), key: JSON.stringify(value) },
    }),
    other: (type) => ({
      rule: applied(from === "wire" ? "readOther" : "other", otherConstant(type, writer)),
      // The empty label keeps this member out of messages.
      ...{ label: "", key: `other(${JSON.stringify(type)})` },
    }),
  };
}

function shown(members: readonly RuleText[]): string {
  return members.flatMap(({ label }) => (label === "" ? [] : [label])).join(" | ");
}

/**
 * Returns the members of a union as a list of labels and rules. If a value fits several members equally well, the first
 * one reads it, so the order must not depend on the order of the page.
 */
export function branches(members: readonly RuleText[]): Expression {
  const sorted = [...members].sort((a, b) => (a.key < b.key ? -1 : 1));
  return list(
    sorted.map(({ rule, label, tags }) =>
      list([literal(label), rule, ...(tags === undefined ? [] : [tags])]),
    ),
  );
}

/** How many values a key may have to count as a tag. A message could not list more. */
const maxTags = 20;

function tagsOf(id: ModelId, from: Form, { plan }: ModuleWriter): Pick<RuleText, "tags"> {
  const model = plan.models.get(id);
  if (model?.kind !== "object") return {};
  const tags = dataFields(model).flatMap((field): readonly EntryCode[] => {
    const values = fixedValues(field.type, plan.models);
    if (values.length === 0 || values.length > maxTags) return [];
    const key = from === "wire" ? field.wireName : field.propertyName;
    return [{ key: tableKey(key), value: list(values.map(literal)) }];
  });
  return tags.length === 0 ? {} : { tags: object([{ key: "__proto__", value: "null" }, ...tags]) };
}

function fixedValues(
  type: TypeNode,
  models: ModuleWriter["plan"]["models"],
): readonly (string | number | boolean)[] {
  if (type.kind === "literal") return [type.value];
  if (type.kind === "union") {
    const values = type.members.map((member) => fixedValues(member, models));
    return values.some((some) => some.length === 0) ? [] : values.flat();
  }
  const model = type.kind === "ref" ? models.get(type.id) : undefined;
  return model?.kind !== "enum" || model.open ? [] : model.members.map(({ value }) => value);
}

/** Returns the name of the rule for a primitive type. */
export function primitiveRule(kind: PrimitiveKind, from: Form, writer: ModuleWriter): Name {
  return writer.runtime(runtimeRule(kind, from, writer));
}

function runtimeRule(kind: PrimitiveKind, from: Form, { plan }: ModuleWriter): RuntimeName {
  switch (kind) {
    case "string":
    case "binary":
      return "string";
    case "boolean":
    case "number":
    case "unknown":
      return kind;
    case "integer":
      return plan.unsafeIntegers === "reject" ? "safeInteger" : "integer";
    case "date":
      if (plan.dates === "string") return "date";
      return from === "wire" ? "toDate" : "fromDate";
    case "datetime":
      if (plan.dates === "string") return "dateTime";
      return from === "wire" ? "toDateTime" : "fromDateTime";
    default:
      return assertNever(kind);
  }
}
