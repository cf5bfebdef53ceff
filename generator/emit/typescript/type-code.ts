import { visitType, type TypeVisitor } from "../../model/type-visitor.ts";
import { assertNever, type ModelId, type PrimitiveKind, type TypeNode } from "../../model/type.ts";
import type { TypeCode } from "./code.ts";
import { literal } from "./literal.ts";
import { unionOf } from "./write-code.ts";

/** The alternatives of a type; one unless it is a union. */
type Alternatives = readonly TypeCode[];

/** What the code of types depends on beside the type. */
export interface TypeCodeContext {
  /** Gives the name of a model, and remembers that it was needed. */
  readonly refer: (id: ModelId) => string;
  readonly dates: "string" | "Date";
}

/**
 * A type in TypeScript.
 *
 * @param inAlias whether it is the body of a type alias, where a map of the alias itself must be an index
 *   signature: `Record<string, Self>` would be a circular alias (TS2456)
 */
export function typeCode(type: TypeNode, context: TypeCodeContext, inAlias = false): TypeCode {
  return unionOf(visitType(type, visitor(context, inAlias)));
}

function visitor({ refer, dates }: TypeCodeContext, inAlias: boolean): TypeVisitor<Alternatives> {
  return {
    primitive: (kind) => [primitiveCode(kind, dates)],
    array: (items) => [{ kind: "array", items: unionOf(items) }],
    map: (values) => [
      inAlias
        ? { kind: "map", values: unionOf(values) }
        : { kind: "generic", name: "Record", types: ["string", unionOf(values)] },
    ],
    ref: (id) => [refer(id)],
    union: (members) => alternatives(members.flat()),
    nullable: (of) => alternatives([...of, "null"]),
    literal: (value) => [literal(value)],
  };
}

/** `unknown` swallows everything beside it. */
function alternatives(types: Alternatives): Alternatives {
  return types.includes("unknown") ? ["unknown"] : types;
}

function primitiveCode(kind: PrimitiveKind, dates: TypeCodeContext["dates"]): string {
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
