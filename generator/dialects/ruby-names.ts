import type { SourceSpan } from "../diagnostics/span.ts";
import type { TypeExpression } from "./type-expression.ts";

/** Thrown and caught inside the dialect: a name that is no built-in and no class path. */
export class UnknownTypeError extends Error {
  readonly written: string;
  readonly span: SourceSpan;

  constructor(written: string, span: SourceSpan) {
    super(`Unknown type ${written}`);
    this.written = written;
    this.span = span;
  }
}

/** Thrown and caught inside the dialect: a link out of the spec under a class we know nothing of. */
export class OutsideTypeError extends Error {
  readonly written: string;
  readonly href: string;
  readonly span: SourceSpan;

  constructor(written: string, href: string, span: SourceSpan) {
    super(`Unknown outside type ${written}`);
    this.written = written;
    this.href = href;
    this.span = span;
  }
}

/** What takes arguments, by name. */
export const rubyForms: ReadonlyMap<string, "list" | "map" | "nilable" | "union" | "boolean"> =
  new Map([
    ["T::Array", "list"],
    ["Crystalline::Array", "list"],
    ["Crystalline::Array.new", "list"],
    ["T::Hash", "map"],
    ["Crystalline::Hash", "map"],
    ["Crystalline::Hash.new", "map"],
    ["T.nilable", "nilable"],
    ["Crystalline::Nilable.new", "nilable"],
    ["T.any", "union"],
    ["Crystalline::Union.new", "union"],
    ["Crystalline::DiscriminatedUnion.new", "union"],
    ["T::Boolean", "boolean"],
    ["Crystalline::Boolean.new", "boolean"],
  ]);

const builtIns: ReadonlyMap<string, TypeExpression> = new Map<string, TypeExpression>([
  ["String", { kind: "primitive", name: "string" }],
  ["Integer", { kind: "primitive", name: "integer" }],
  ["Float", { kind: "primitive", name: "number" }],
  ["Object", { kind: "primitive", name: "unknown" }],
]);

const outsideClasses: ReadonlyMap<string, TypeExpression> = new Map<string, TypeExpression>([
  ["Date", { kind: "date", written: "Date" }],
  ["DateTime", { kind: "date", written: "DateTime" }],
  ["Faraday::Response", { kind: "transport" }],
]);

/** The type of a class that pages document by a link to its own documentation; `null` if it is none. */
export function outsideClass(written: string): TypeExpression | null {
  return outsideClasses.get(written.replace(/^::/, "")) ?? null;
}

const classPath = /^[A-Z]\w*(?:::[A-Z]\w*)+$/;

/**
 * A built-in, or the model a class path names: its last part is the title, the one before the folder
 * (`Models::Components::Pair` is `components/Pair`; roots such as `::StackOne::` play no part).
 *
 * @throws UnknownTypeError for a single word that is no built-in, and for what is no class path
 */
export function rubyClass(written: string, span: SourceSpan): TypeExpression {
  const path = written.replace(/^::/, "");
  const builtIn = builtIns.get(path);
  if (builtIn !== undefined) return builtIn;
  if (!classPath.test(path)) throw new UnknownTypeError(written, span);
  const parts = path.split("::");
  const name = parts.at(-1) ?? path;
  const namespace = parts.at(-2)?.toLowerCase() ?? null;
  // `Models::Pair`: a page outside any folder, to be found by its link.
  return {
    kind: "named",
    namespace: namespace === "models" ? null : namespace,
    name,
    written,
    span,
  };
}
