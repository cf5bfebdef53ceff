import { visitType, type TypeVisitor } from "../../model/type-visitor.ts";
import {
  assertNever,
  type ModelId,
  type OtherType,
  type PrimitiveKind,
  type TypeNode,
} from "../../model/type.ts";
import { literal, propertyKey } from "./literal.ts";

/** The alternatives of a type; one unless it is a union. */
type Alternatives = readonly string[];

/** What type texts depend on beside the type. */
export interface TypeTextContext {
  /** Gives the name of a model, and remembers that it was needed. */
  readonly refer: (id: ModelId) => string;
  readonly dates: "string" | "Date";
}

/**
 * A type as TypeScript text.
 *
 * @param inAlias whether the text is the body of a type alias, where a map of the alias itself must be an index
 *   signature: `Record<string, Self>` would be a circular alias (TS2456)
 */
export function typeText(type: TypeNode, context: TypeTextContext, inAlias = false): string {
  return join(visitType(type, visitor(context, inAlias)));
}

function visitor({ refer, dates }: TypeTextContext, inAlias: boolean): TypeVisitor<Alternatives> {
  return {
    primitive: (kind) => [primitiveText(kind, dates)],
    array: (items) => [items.length > 1 ? `(${join(items)})[]` : `${join(items)}[]`],
    map: (values) => [
      inAlias ? `{ [key: string]: ${join(values)} }` : `Record<string, ${join(values)}>`,
    ],
    ref: (id) => [refer(id)],
    union: (members) => unionOf(members.flat()),
    nullable: (of) => unionOf([...of, "null"]),
    literal: (value) => [literal(value)],
    other: (type) => [otherText(type)],
  };
}

/** Without repetitions; `unknown` swallows everything beside it. */
function unionOf(texts: readonly string[]): Alternatives {
  return texts.includes("unknown") ? ["unknown"] : [...new Set(texts)];
}

/**
 * An object with a tag that no other member has. No literal is comparable to the type of its tag, so comparing the tag
 * with one leaves it out: `string & {}` is comparable to all of them, and so is any other intersection with `string`.
 */
function otherText({ tag, valueType, given }: OtherType): string {
  const mark = `{ readonly "~unknown": true }`;
  const value = valueType === "string" ? `\`\${string & ${mark}}\`` : `0.5 & ${mark}`;
  const names = [tag, ...given].filter(({ wireName, propertyName }) => wireName !== propertyName);
  const properties = [
    `${propertyKey(tag.wireName)}: ${value}`,
    ...given.map(
      ({ wireName, values }) => `${propertyKey(wireName)}: ${values.map(literal).join(" | ")}`,
    ),
    // It keeps its keys as they came.
    ...names.map(({ propertyName }) => `${propertyKey(propertyName)}?: undefined`),
    "[key: string]: unknown",
  ];
  return `{ ${properties.join("; ")} }`;
}

function join(alternatives: Alternatives): string {
  return alternatives.join(" | ");
}

function primitiveText(kind: PrimitiveKind, dates: TypeTextContext["dates"]): string {
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
