import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { nearest } from "../../diagnostics/nearest.ts";
import type { SourceSpan } from "../../diagnostics/span.ts";
import type { TypeExpression } from "./type-expression.ts";

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
  // The classes themselves; only the links to their documentation are swapped.
  ["Date", { kind: "primitive", name: "date" }],
  ["DateTime", { kind: "primitive", name: "datetime" }],
]);

/** Classes of the SDK's own library that stand for the HTTP exchange, below whatever root. */
const exchangeClass =
  /^(?:Faraday::(?:Response|Request)|(?:\w+::)*Utils::(?:EventStream|JsonLStream))$/;

const outsideClasses: ReadonlyMap<string, TypeExpression> = new Map<string, TypeExpression>([
  ["Date", { kind: "date", written: "Date" }],
  ["DateTime", { kind: "date", written: "DateTime" }],
]);

/** The type of a class that pages document by a link to its own documentation; `null` for any other link. */
export function outsideClass(written: string): TypeExpression | null {
  const path = written.replace(/^::/, "");
  return exchangeClass.test(path) ? { kind: "transport" } : (outsideClasses.get(path) ?? null);
}

/** What a word that is misspelled may have been. */
const known = [...builtIns.keys(), ...rubyForms.keys()];

const classPath = /^[A-Z]\w*(?:::[A-Z]\w*)+$/;

/**
 * A built-in, or the model a class path names: its last part is the title, those before it are modules
 * (`Models::Components::Pair` is `components/Pair`). A word that is neither is a name of nothing.
 */
export function rubyClass(written: string, span: SourceSpan): TypeExpression {
  const path = written.replace(/^::/, "");
  const builtIn = builtIns.get(path);
  if (builtIn !== undefined) return builtIn;
  if (exchangeClass.test(path)) return { kind: "transport" };
  if (!classPath.test(path)) {
    const near = nearest(path, known);
    const suggestion = near === null || builtIns.get(near) === undefined ? near : `::${near}`;
    const finding = diagnostic("MM3001", { name: written, suggestion }, span);
    const unknownName = suggestion === null ? { unknownName: written } : {};
    return { kind: "invalid", finding, hrefs: [], ...unknownName };
  }
  const parts = path.split("::");
  const modules = parts.slice(0, -1).map((part) => part.toLowerCase());
  return { kind: "named", modules, name: parts.at(-1) ?? path, written, span };
}
