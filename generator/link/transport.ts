import type { TypeExpression } from "../read/dialects/type-expression.ts";

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

/** Rows that together mark the response of an operation, which is not JSON. */
export const responseRows: readonly string[] = ["content_type", "status_code", "raw_response"];

/** Whether rows of these names are those of a response. */
export function isResponse(names: readonly string[]): boolean {
  return responseRows.every((name) => names.includes(name));
}
