// The words of generated code that are always the same. Their types are literals, so no text of a page fits there.

/** Types of TypeScript. */
export type FixedType =
  | ("string" | "number" | "boolean" | "unknown" | "null" | "undefined" | "true" | "Date")
  | ("(string & {})" | "(number & {})" | "Record<string, unknown>");

/** Generic types of TypeScript. */
export type FixedGeneric = "Record" | "Readonly" | "Partial";

/** Names of parameters and variables. */
export type FixedVariable =
  "value" | "context" | "options" | "depth" | "text" | "record" | "item" | "key" | "index";

/** Functions of JavaScript. */
export type FixedFunction =
  ("Array.isArray" | "Number.isFinite" | "Number.isInteger" | "Number.isSafeInteger") | "Set";

/** Expressions. */
export type FixedExpression =
  | FixedVariable
  | "Number.isInteger"
  | "Number.isSafeInteger"
  | '"object"'
  | "null"
  | "undefined"
  | "true"
  | "false"
  | "0"
  | "1";

/** Keys of the tables that validators walk, and of the arguments of zod helpers. */
export type FixedKey =
  | "is"
  | "nullish"
  | "fields"
  | "required"
  | "rest"
  | "names"
  | "__proto__"
  | ("tag" | "known" | "given" | "taken")
  | ("shape" | "schema" | "key" | "members");

/** Whole statements. The empty string is an empty line. */
export type FixedStatement =
  ("const record = value as Record<string, unknown>;" | "let item: unknown;") | ("continue;" | "");

/** The heads of loops, which go before the braces. */
export type FixedHead =
  "for (const key in value)" | "for (let index = 0; index < value.length; index += 1)";
