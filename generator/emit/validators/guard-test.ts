import type { PrimitiveKind, TypeNode } from "../../model/type.ts";
import { assertNever } from "../../model/type.ts";
import { visitType, type TypeVisitor } from "../../model/type-visitor.ts";
import { capitalised } from "../typescript/capitalised.ts";
import { literal } from "../typescript/literal.ts";
import type { ModuleWriter } from "./module-writer.ts";
import { otherConstant } from "./other-text.ts";

/** A question about a value. */
export interface GuardTest {
  /** The condition, as text that stands as one operand, about the value an expression gives. */
  readonly about: (expression: string) => string;
  /** The type in words, for names of functions: `ArrayOfPair`. */
  readonly label: string;
  /** Whether the condition needs `depth`, the number of levels so far. */
  readonly usesDepth: boolean;
  /** Whether anything will do, `undefined` too. */
  readonly isAny: boolean;
}

/** The question whether a value is of a type; in memory, so with dates as the config has them. */
export function guardTest(type: TypeNode, writer: ModuleWriter): GuardTest {
  return visitType(type, visitor(writer));
}

const plain = { usesDepth: false, isAny: false };

function visitor(writer: ModuleWriter): TypeVisitor<GuardTest> {
  return {
    primitive: (kind) => primitive(kind, writer),
    array: (items) => arrayTest(items, writer),
    map: (values) => mapTest(values, writer),
    ref: (id) => {
      const { name, isDeeper } = writer.guardOf(id);
      const depth = isDeeper ? ", depth + 1" : "";
      const about = (value: string): string => `${name}(${value}${depth})`;
      return { ...plain, about, label: writer.typeNameOf(id), usesDepth: isDeeper };
    },
    union: (members) => unionTest(members),
    nullable: (of) =>
      of.isAny
        ? of
        : {
            ...of,
            about: (value) => `(${value} === null || ${of.about(value)})`,
            label: `Nullable${of.label}`,
          },
    literal: (value) => ({
      ...plain,
      about: (expression) => `${expression} === ${literal(value)}`,
      label: "Literal",
    }),
    other: (type) => ({
      ...plain,
      about: (value) => `${writer.runtime("isOther")}(${value}, ${otherConstant(type, writer)})`,
      label: "Other",
    }),
  };
}

/** Whether one of several tests holds. */
export function unionTest(members: readonly GuardTest[]): GuardTest {
  const label = members.map((member) => member.label).join("Or");
  if (members.some(({ isAny }) => isAny)) return { ...anything, label };
  return {
    about: (value) => `(${[...new Set(members.map(({ about }) => about(value)))].join(" || ")})`,
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
  const call = (name: string): GuardTest => ({
    ...plain,
    about: (value) => `${name}(${value})`,
    label: capitalised(kind),
  });
  switch (kind) {
    case "string":
    case "binary":
      return { ...plain, about: (value) => `typeof ${value} === "string"`, label: "String" };
    case "boolean":
      return { ...plain, about: (value) => `typeof ${value} === "boolean"`, label: "Boolean" };
    case "number":
      return call("Number.isFinite");
    case "integer":
      return call(unsafeIntegers === "reject" ? "Number.isSafeInteger" : "Number.isInteger");
    case "date":
      return call(writer.runtime(dates === "Date" ? "isDateObject" : "isDate"));
    case "datetime":
      return call(writer.runtime(dates === "Date" ? "isDateObject" : "isDateTime"));
    case "unknown":
      return anything;
    default:
      return assertNever(kind);
  }
}

function arrayTest(items: GuardTest, writer: ModuleWriter): GuardTest {
  const label = `ArrayOf${items.label}`;
  if (items.isAny) return { ...plain, about: (value) => `Array.isArray(${value})`, label };
  if (items.label === "String") {
    const name = writer.runtime("isStringArray");
    return { ...plain, about: (value) => `${name}(${value})`, label };
  }
  const body = `
    if (!Array.isArray(value)) return false;
    for (let index = 0; index < value.length; index += 1) {
      if (!(${items.about("value[index]")})) return false;
    }
    return true;`;
  return viaFunction(label, body, items, writer);
}

function mapTest(values: GuardTest, writer: ModuleWriter): GuardTest {
  const label = `MapOf${values.label}`;
  const isObject = writer.runtime("isObject");
  if (values.isAny) return { ...plain, about: (value) => `${isObject}(${value})`, label };
  // A key that only every object has, since somebody polluted the prototype, is none of the value's.
  const body = `
    if (!${isObject}(value)) return false;
    for (const key in value) {
      if (!(${values.about("value[key]")}) && ${writer.runtime("hasOwn")}(value, key)) return false;
    }
    return true;`;
  return viaFunction(label, body, values, writer);
}

/** Loops get a function of their own: a callback would be called, and allocated, for each element. */
function viaFunction(
  label: string,
  body: string,
  { usesDepth }: GuardTest,
  writer: ModuleWriter,
): GuardTest {
  const parameters = usesDepth ? "value: unknown, depth: number" : "value: unknown";
  const name = writer.localFunction(
    label.slice(0, 1).toLowerCase() + label.slice(1),
    `(${parameters}): boolean {${body}\n}`,
  );
  const depth = usesDepth ? ", depth" : "";
  return { about: (value) => `${name}(${value}${depth})`, label, usesDepth, isAny: false };
}
