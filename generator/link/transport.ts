import type { TypeExpression } from "../dialects/type-expression.ts";

/** Whether a type is part of the HTTP exchange, or may be missing from it. */
export function isTransport(expression: TypeExpression): boolean {
  switch (expression.kind) {
    case "transport":
      return true;
    case "linked":
    case "nullable":
      return isTransport(expression.of);
    default:
      return false;
  }
}
