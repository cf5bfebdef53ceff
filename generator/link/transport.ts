import type { TypeExpression } from "../read/dialects/type-expression.ts";

/** Whether a type is part of the HTTP exchange, including nullable types and linked types. */
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

/** The rows that together mark the response of an operation, which is not JSON. */
export const responseRows: readonly string[] = ["content_type", "status_code", "raw_response"];

/** Whether the rows with these names belong to a response. */
export function isResponse(names: readonly string[]): boolean {
  return responseRows.every((name) => names.includes(name));
}
