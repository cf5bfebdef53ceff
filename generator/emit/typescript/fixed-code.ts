// The words of generated code that depend on nothing. Each is a type of its own, so that no text of a page is one.

/** Types. */
export type FixedType =
  | ("string" | "number" | "boolean" | "unknown" | "null" | "undefined" | "true" | "Date")
  | ("(string & {})" | "(number & {})" | "Record<string, unknown>");

/** What generic types of ours are applied with. */
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

/** Keys of the tables that validators walk, and of what schemas are made with. */
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

/** Statements; the empty one is an empty line. */
export type FixedStatement =
  ("const record = value as Record<string, unknown>;" | "let item: unknown;") | ("continue;" | "");

/** What stands before the braces of a loop. */
export type FixedHead =
  "for (const key in value)" | "for (let index = 0; index < value.length; index += 1)";
