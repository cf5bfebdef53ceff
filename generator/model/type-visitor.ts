import {
  assertNever,
  type ModelId,
  type OtherType,
  type PrimitiveKind,
  type TypeNode,
} from "./type.ts";

/**
 * A visitor with one method for each kind of type. The walker recurses, so containers get the results of their
 * children.
 */
export interface TypeVisitor<Result> {
  primitive(kind: PrimitiveKind): Result;
  array(items: Result): Result;
  map(values: Result): Result;
  ref(id: ModelId): Result;
  union(members: readonly Result[]): Result;
  nullable(of: Result): Result;
  literal(value: string | number | boolean): Result;
  other(type: OtherType): Result;
}

/** Folds a type bottom-up with a visitor. */
export function visitType<Result>(type: TypeNode, visitor: TypeVisitor<Result>): Result {
  switch (type.kind) {
    case "array":
      return visitor.array(visitType(type.items, visitor));
    case "map":
      return visitor.map(visitType(type.values, visitor));
    case "ref":
      return visitor.ref(type.id);
    case "union":
      return visitor.union(type.members.map((member) => visitType(member, visitor)));
    case "nullable":
      return visitor.nullable(visitType(type.of, visitor));
    case "literal":
      return visitor.literal(type.value);
    case "other":
      return visitor.other(type);
    case "string":
    case "integer":
    case "number":
    case "boolean":
    case "unknown":
    case "date":
    case "datetime":
    case "binary":
      return visitor.primitive(type.kind);
    default:
      return assertNever(type);
  }
}
