import { visitType, type TypeVisitor } from "../../model/type-visitor.ts";
import { assertNever, type ModelId, type PrimitiveKind, type TypeNode } from "../../model/type.ts";
import { literal } from "./literal.ts";

/** The alternatives of a type; one unless it is a union. */
type Alternatives = readonly string[];

/**
 * A type as TypeScript text.
 *
 * @param refer gives the name of a model, and remembers that it was needed
 * @param inAlias whether the text is the body of a type alias, where a map of the alias itself must be an index
 *   signature: `Record<string, Self>` would be a circular alias (TS2456)
 */
export function typeText(type: TypeNode, refer: (id: ModelId) => string, inAlias = false): string {
  return join(visitType(type, visitor(refer, inAlias)));
}

function visitor(refer: (id: ModelId) => string, inAlias: boolean): TypeVisitor<Alternatives> {
  return {
    primitive: (kind) => [primitiveText(kind)],
    array: (items) => [items.length > 1 ? `(${join(items)})[]` : `${join(items)}[]`],
    map: (values) => [
      inAlias ? `{ [key: string]: ${join(values)} }` : `Record<string, ${join(values)}>`,
    ],
    ref: (id) => [refer(id)],
    union: (members) => unionOf(members.flat()),
    nullable: (of) => unionOf([...of, "null"]),
    literal: (value) => [literal(value)],
  };
}

/** Without repetitions; `unknown` swallows everything beside it. */
function unionOf(texts: readonly string[]): Alternatives {
  return texts.includes("unknown") ? ["unknown"] : [...new Set(texts)];
}

function join(alternatives: Alternatives): string {
  return alternatives.join(" | ");
}

function primitiveText(kind: PrimitiveKind): string {
  switch (kind) {
    case "string":
    case "date":
    case "datetime":
    case "binary":
      return "string";
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
