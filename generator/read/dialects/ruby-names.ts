import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { nearest } from "../../diagnostics/nearest.ts";
import type { SourceSpan } from "../../diagnostics/span.ts";
import type { TypeExpression } from "./type-expression.ts";

/** The names that take arguments, with the kind of type that each one makes. */
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
  // These class names mean what they say. Only links to their documentation are swapped; `outsideClasses` is for these.
  ["Date", { kind: "primitive", name: "date" }],
  ["DateTime", { kind: "primitive", name: "datetime" }],
]);

/** Classes of the SDK's own library that stand for the HTTP exchange, under any root module. */
const exchangeClass =
  /^(?:Faraday::(?:Response|Request)|(?:\w+::)*Utils::(?:EventStream|JsonLStream))$/;

const outsideClasses: ReadonlyMap<string, TypeExpression> = new Map<string, TypeExpression>([
  ["Date", { kind: "date", written: "Date" }],
  ["DateTime", { kind: "date", written: "DateTime" }],
]);

/** Returns the type of a class whose link leads to documentation outside the spec, or `null` for an unknown class. */
export function outsideClass(written: string): TypeExpression | null {
  const path = written.replace(/^::/, "");
  return exchangeClass.test(path) ? { kind: "transport" } : (outsideClasses.get(path) ?? null);
}

/** The known names, to suggest one for a misspelled word. */
const namesToSuggest = [...builtIns.keys(), ...rubyForms.keys()];

const classPath = /^[A-Z]\w*(?:::[A-Z]\w*)*$/;

/**
 * Returns the type of a class path: a built-in, or the model that the path names. The last part of the path is the
 * title of the model, and the parts before it are modules (`Models::Components::Pair` is `components/Pair`). A single
 * class without modules may be a model too, or a built-in that is misspelled; only the linker can tell. Any other
 * word is `invalid`.
 */
export function rubyClass(written: string, span: SourceSpan): TypeExpression {
  const path = written.replace(/^::/, "");
  const builtIn = builtIns.get(path);
  if (builtIn !== undefined) return builtIn;
  if (exchangeClass.test(path)) return { kind: "transport" };
  if (!classPath.test(path)) {
    const suggestion = nearBuiltIn(path);
    const finding = diagnostic("MM3001", { name: written, suggestion }, span);
    const unknownName = suggestion === null ? { unknownName: written } : {};
    return { kind: "invalid", finding, hrefs: [], ...unknownName };
  }
  const parts = path.split("::");
  const modules = parts.slice(0, -1).map((part) => part.toLowerCase());
  const near = modules.length > 0 ? null : nearBuiltIn(path);
  const hint = near === null ? {} : { nearBuiltIn: near };
  return { kind: "named", modules, name: parts.at(-1) ?? path, written, span, ...hint };
}

/** Returns a built-in or a form with a similar name, as a cell writes it. */
function nearBuiltIn(path: string): string | null {
  const near = nearest(path, namesToSuggest);
  return near === null || builtIns.get(near) === undefined ? near : `::${near}`;
}
