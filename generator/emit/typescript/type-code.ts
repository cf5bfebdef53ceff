import { visitType, type TypeVisitor } from "../../model/type-visitor.ts";
import {
  assertNever,
  type ModelId,
  type OtherType,
  type PrimitiveKind,
  type TypeNode,
} from "../../model/type.ts";
import type { Form } from "../converting-models.ts";
import { absorbUnknown } from "./absorb-unknown.ts";
import type { ArrayCode, MemberCode, TypeCode } from "./code.ts";
import { code, literal, propertyKey, type Name } from "./code-text.ts";
import { unionOf } from "./write-code.ts";

/** The alternatives of a type. Only a union has more than one. */
type Alternatives = readonly TypeCode[];

/** What the code of a type depends on besides the type. */
export interface TypeCodeContext {
  /** Returns the name of a model's type, and remembers that it was used. */
  readonly refer: (id: ModelId) => Name;
  readonly dates: "string" | "Date";
  /** Whether the type is for the wire form or for the form in memory. It decides the names of properties. */
  readonly form: Form;
  /** Whether arrays, maps and properties are read-only. */
  readonly isReadonly: boolean;
}

/**
 * Returns a type in TypeScript.
 *
 * @param inAlias whether it is the body of a type alias. There, a map becomes an index signature, because
 *   `Record<string, Self>` would be a circular alias (TS2456).
 */
export function typeCode(type: TypeNode, context: TypeCodeContext, inAlias = false): TypeCode {
  return unionOf(visitType(absorbUnknown(type), visitor(context, inAlias)));
}

function visitor(context: TypeCodeContext, inAlias: boolean): TypeVisitor<Alternatives> {
  const { refer, dates, form, isReadonly } = context;
  return {
    primitive: (kind) => [primitiveCode(kind, dates)],
    array: (items) => {
      const array: ArrayCode = { kind: "array", items: unionOf(items) };
      return [isReadonly ? { kind: "readonly", array } : array];
    },
    map: (values) => [mapCode(unionOf(values), isReadonly, inAlias)],
    ref: (id) => [refer(id)],
    union: (members) => members.flat(),
    nullable: (of) => [...of, "null"],
    literal: (value) => [literal(value)],
    other: (type) => [otherCode(type, form)],
  };
}

function mapCode(values: TypeCode, isReadonly: boolean, inAlias: boolean): TypeCode {
  if (inAlias) return { kind: "map", values, isReadonly };
  const record: TypeCode = { kind: "generic", name: "Record", types: ["string", values] };
  return isReadonly ? { kind: "generic", name: "Readonly", types: [record] } : record;
}

const mark: MemberCode = { key: propertyKey("~unknown"), marks: "readonly", type: "true" };

/**
 * Returns the type of objects with a tag that no other member has. No literal is comparable to the type of that tag,
 * so comparing the tag with a literal rules these objects out. `string & {}` would not do: it is comparable to every
 * string literal, as is every other intersection with `string`.
 */
function otherCode({ tag, valueType, given: earlierTags }: OtherType, form: Form): TypeCode {
  const value: MemberCode["type"] =
    valueType === "string"
      ? code`\`\${string & { readonly "~unknown": true }}\``
      : { kind: "intersection", of: literal(0.5), members: [mark] };
  const names = [tag, ...earlierTags].filter(
    ({ wireName, propertyName }) => form === "memory" && wireName !== propertyName,
  );
  const members = [
    member(tag.wireName, "", value),
    ...earlierTags.map(({ wireName, values }) =>
      member(wireName, "", unionOf(values.map(literal))),
    ),
    // The objects are kept unchanged, so renamed properties do not exist in them.
    ...names.map(({ propertyName }) => member(propertyName, "optional", "undefined")),
  ];
  return { kind: "members", members, rest: "unknown" };
}

function member(name: string, marks: MemberCode["marks"], type: MemberCode["type"]): MemberCode {
  return { key: propertyKey(name), marks, type };
}

function primitiveCode(kind: PrimitiveKind, dates: TypeCodeContext["dates"]): TypeCode {
  switch (kind) {
    case "string":
    case "binary":
      return "string";
    case "date":
    case "datetime":
      return dates;
    case "integer":
    case "number":
      return "number";
    case "boolean":
    case "unknown":
      return kind;
    default:
      return assertNever(kind);
  }
}
