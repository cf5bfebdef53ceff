import { visitType, type TypeVisitor } from "../../model/type-visitor.ts";
import { assertNever, type ModelId, type PrimitiveKind, type TypeNode } from "../../model/type.ts";
import { literal } from "./literal.ts";

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
  };
}

/** Without repetitions; `unknown` swallows everything beside it. */
function unionOf(texts: readonly string[]): Alternatives {
  return texts.includes("unknown") ? ["unknown"] : [...new Set(texts)];
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
