import { describe, expect, test } from "vitest";
import { ruby } from "../../generator/read/dialects/ruby.ts";
import { readModelPage } from "../../generator/read/markdown/read-model-page.ts";
import { readPage } from "../../generator/read/read-page.ts";
import type { TypeExpression } from "../../generator/read/dialects/type-expression.ts";
import { placesIn, typeText } from "../support/type-text.ts";

const head = "# T\n\n## Fields\n\n| Field | Type | Required | Description |\n| - | - | - | - |\n";

/** A row that makes the page a page of Ruby, whatever its first row has. */
const rubyRow = "| `z` | *::String* | ✅ | N/A |\n";

function pageWith(cell: string): string {
  return `${head}| \`a\` | ${cell} | ✅ | N/A |\n${rubyRow}\n[union]: ../union.md\n`;
}

function typeOf(cell: string): TypeExpression {
  const { page } = readPage({ path: "t.md", text: pageWith(cell) });
  const first = page?.body.kind === "fields" ? page.body.rows[0] : undefined;
  if (first === undefined) throw new Error("the row was lost");
  return first.type;
}

const docs = "https://ruby-doc.org/Date.html";

describe("a cell of a Ruby page", () => {
  test.each([
    ["*::String*", "string"],
    ["::String", "string"],
    ["`String`", "string"],
    ["**::Integer**", "integer"],
    ["::Float", "number"],
    ["::Object", "unknown"],
    ["Date", "date"],
    ["::DateTime", "datetime"],
    ["T::Boolean", "boolean"],
    ["Crystalline::Boolean.new", "boolean"],
    ["Crystalline::Boolean.new()", "boolean"],
    ["T::Array<::String>", "list(string)"],
    ["T::Array\\<*::String*>", "list(string)"],
    ["T::Array[::String]", "list(string)"],
    ["Crystalline::Array<T::Array<::Float>>", "list(list(number))"],
    ["Crystalline::Array.new(::String)", "list(string)"],
    ["T::Hash[Symbol, ::String]", "map(string)"],
    ["T::Hash[::Symbol,::String]", "map(string)"],
    ["T::Hash[String, T::Boolean]", "map(boolean)"],
    ["T::Hash[::String, T::Boolean]", "map(boolean)"],
    ["T::Hash<Symbol, ::Object>", "map(unknown)"],
    ["Crystalline::Hash[Symbol, ::Object]", "map(unknown)"],
    ["Crystalline::Hash.new(Symbol, ::Object)", "map(unknown)"],
    ["T.nilable(::String)", "nullable(string)"],
    ["Crystalline::Nilable.new(::String)", "nullable(string)"],
    ["T.nilable(T.nilable(::String))", "nullable(string)"],
    ["T.any(::String)", "any(string)"],
    ["T.any(::String, ::Integer, T.nilable(Date))", "any(string, integer, nullable(date))"],
    ["Crystalline::Union.new(::String, ::Integer)", "any(string, integer)"],
    ["Crystalline::DiscriminatedUnion.new(A::B, C::D)", "any(a/B, c/D)"],
  ])("says %s", (cell, type) => {
    expect(typeText(typeOf(cell))).toBe(type);
  });

  test.each([
    ["Models::Components::Pair", "models/components/Pair"],
    ["::Models::Components::Pair", "models/components/Pair"],
    ["Pair", "Pair"],
    ["::Pair", "Pair"],
    ["Pair_2", "Pair_2"],
    ["::Strin", "Strin or ::String"],
    ["Integr", "Integr or ::Integer"],
    ["Arry", "Arry"],
    ["Shared::Strin", "shared/Strin"],
    ["T::Aray", "t/Aray"],
  ])("names the model %s", (cell, type) => {
    expect(typeText(typeOf(cell))).toBe(type);
  });

  test.each([
    ["Faraday::Response", "transport"],
    ["::Faraday::Request", "transport"],
    ["Faraday::Thing", "faraday/Thing"],
    ["Faraday::Responses", "faraday/Responses"],
    ["My::Faraday::Response", "my/faraday/Response"],
    ["Utils::EventStream", "transport"],
    ["OpenApiSDK::Utils::JsonLStream", "transport"],
    ["A::B::Utils::EventStream<Models::Shared::Event>", "transport"],
    ["Utils::EventStream[T.any(A::B, C::D)]", "transport"],
    ["T::Array<Utils::EventStream(A::B)>", "list(transport)"],
    ["T.any(Faraday::Response, ::String)", "any(transport, string)"],
  ])("is part of the exchange: %s", (cell, type) => {
    expect(typeText(typeOf(cell))).toBe(type);
  });

  test.each([
    ["[::String](../a.md)", "[string](../a.md)"],
    ["[Models::Shared::Pair](../pair.md)", "[models/shared/Pair](../pair.md)"],
    ["T::Array<[A::B](../b.md)>", "list([a/B](../b.md))"],
    ["[T.nilable(A::B)](../b.md)", "nullable([a/B](../b.md))"],
    ["[T.nilable(T.any(A::B, C::D))](../b.md)", "nullable([any(a/B, c/D)](../b.md))"],
    ["[T::Array<A::B>](../b.md)", "[list(a/B)](../b.md)"],
    ["[*T.any(A::B, C::D)*][union]", "[any(a/B, c/D)](../union.md)"],
    [`[Date](${docs})`, `[a link to Date](${docs})`],
    [`[::DateTime](${docs})`, `[a link to DateTime](${docs})`],
    [`[T.nilable(Date)](${docs})`, `nullable([a link to Date](${docs}))`],
    [`[Crystalline::Nilable.new(DateTime)](${docs})`, `nullable([a link to DateTime](${docs}))`],
    [
      `[T::Array<Date>](${docs})`,
      "MM3002 This type cannot be read: it has `<` where the end of the type should be, links to https://ruby-doc.org/Date.html",
    ],
    ["[Faraday::Response](//x.io)", "[transport](//x.io)"],
    ["[A::Pair](a//b.md)", "[a/Pair](a//b.md)"],
    ["[Pair](a//b.md)", "[Pair](a//b.md)"],
    ["[Pair](a.md#x:y)", "[Pair](a.md#x:y)"],
    ["[T.nilable(Faraday::Response)](//x.io)", "nullable([transport](//x.io))"],
    ["[Utils::EventStream<A::B>](//x.io)", "[transport](//x.io)"],
    ["[A::Pair](//x.io)", "[a/Pair](//x.io)"],
    ["[T.nilable(A::Pair)](//x.io)", "nullable([a/Pair](//x.io))"],
    ["[T.any(A::B, ::String)](//x.io)", "[any(a/B, string)](//x.io)"],
    ["[T.nilable(T.any(A::B, ::String))](//x.io)", "nullable([any(a/B, string)](//x.io))"],
  ])("is a link: %s", (cell, type) => {
    expect(typeText(typeOf(cell))).toBe(type);
  });

  const outside = (name: string): string =>
    `MM3004 The type \`${name}\` is not known, and its link, \`//x.io\`, leads out of the spec`;

  test.each([
    ["[Pair](//x.io)", outside("Pair")],
    ["[::String](//x.io)", outside("::String")],
    ["[IO](//x.io)", outside("IO")],
    ["[<](//x.io)", outside("?")],
    ["[odd word](//x.io)", null],
    ["[T.nilable(IO)](//x.io)", outside("IO")],
    ["[T.nilable(<](//x.io)", null],
    ["[T.nilable(\\<)](//x.io)", outside("T.nilable")],
  ])("leads out of the spec with an unknown type: %s", (cell, message) => {
    const text = typeText(typeOf(cell));
    if (message === null) expect(text).toMatch(/^MM3002 /);
    else expect(text.replace(/^nullable\((.*)\)$/, "$1")).toBe(`[${message}](//x.io)`);
  });

  test.each([
    ["", "ends where a type should be"],
    ["::", "has `:` where a type should be"],
    ["T::Array", "ends where `<`, `[` or `(` should be"],
    ["T::Array::String", null],
    ["T::Array<", "ends where a type should be"],
    ["T::Array<::String", "ends where `>` should be"],
    ["T::Array[::String>", "has `>` where `]` should be"],
    ["T::Array(::String]", "has `]` where `)` should be"],
    ["T::Array<> ::String", "has `>` where a type should be"],
    ["T::Hash[", "ends where a key type should be"],
    ["T::Hash[Symbol", "ends where `,` should be"],
    ["T::Hash[Symbol, ", "ends where a type should be"],
    ["T::Hash[Symbol, ::String", "ends where `]` should be"],
    ["T::Hash[::Integer, ::String]", "has key type where `Symbol` should be"],
    ["T::Hash[Symbols, ::String]", "has key type where `Symbol` should be"],
    ["T::Hash[A::String, ::String]", "has key type where `Symbol` should be"],
    ["T::Hash[[Symbol](a.md), ::String]", "has key type where `Symbol` should be"],
    ["T.nilable", "ends where `(` should be"],
    ["T.nilable[::String]", "has `[` where `(` should be"],
    ["T.nilable(::String", "ends where `)` should be"],
    ["T.any", "ends where `(` should be"],
    ["T.any()", "has `)` where a type should be"],
    ["T.any(::String,)", "has `)` where a type should be"],
    ["T.any(::String, ::Integer", "ends where `)` should be"],
    ["Crystalline::Boolean.new(::String)", "has `::String` where `)` should be"],
    ["::String ::Integer", "has `::Integer` where the end of the type should be"],
    ["::String, ::Integer", "has `,` where the end of the type should be"],
    ["::String [A::B](b.md)", "has a link where the end of the type should be"],
    ["::String ?", "has `?` where the end of the type should be"],
    ["? ::String", "has `?` where a type should be"],
    ["😀 ::String", "has `😀` where a type should be"],
    ["![x](y.png)", "has an image where a type should be"],
    ["::String ![x](y.png)", "has an image where the end of the type should be"],
    ["[](a.md)", "ends where a type should be"],
    ["[](//x.io)", "ends where a class should be"],
    ["[T.nilable(](//x.io)", "ends where a class should be"],
    ["[T::Array<T.any(A::B, C::D)>](//x.io)", "has `<` where the end of the type should be"],
    ["[::String ::Integer](a.md)", "has `::Integer` where the end of the type should be"],
    ["Utils::EventStream<A::B", "ends where `>` should be"],
    ["Utils::EventStream<>", "has `>` where a type should be"],
    ["Utils::EventStream, ::String", "has `,` where the end of the type should be"],
    ["Utils::EventStream A::B", "has `A::B` where the end of the type should be"],
  ])("cannot be read: %s", (cell, message) => {
    const text = typeText(typeOf(cell)).replace(/, links to .*/, "");
    if (message === null) expect(text).toBe("t/array/String");
    else expect(text).toBe(`MM3002 This type cannot be read: it ${message}`);
  });

  test.each([
    ["foo", "MM3001 There is no type `foo`, the name foo"],
    ["string", "MM3001 There is no type `string`; did you mean `::String`?"],
    [
      "T.nillable(::String)",
      "MM3002 This type cannot be read: it has `(` where the end of the type should be",
    ],
    ["T.nillable", "MM3001 There is no type `T.nillable`; did you mean `T.nilable`?"],
    ["T::Array[foo]", "list(MM3001 There is no type `foo`, the name foo)"],
    ["Models.Pair", "MM3001 There is no type `Models.Pair`, the name Models.Pair"],
    ["models::Pair", "MM3001 There is no type `models::Pair`, the name models::Pair"],
    ["A::pair", "MM3001 There is no type `A::pair`, the name A::pair"],
    ["::_Pair", "MM3001 There is no type `::_Pair`, the name ::_Pair"],
  ])("has an unknown name: %s", (cell, type) => {
    expect(typeText(typeOf(cell))).toBe(type);
  });

  test("tells which pages it links to, even if it cannot be read", () => {
    const cell = "T.any([A::B](b.md), [[x](c.md)][no], ::String [T::Array<A::B>](d.md)";
    expect(typeOf(cell)).toMatchObject({ kind: "invalid", hrefs: ["b.md", "c.md", "d.md"] });
  });

  const nested = (depth: number, open: string, close: string): string =>
    `${open.repeat(depth)}::String${close.repeat(depth)}`;

  test.each([
    ["lists", "T::Array<", ">"],
    ["maps", "T::Hash[Symbol, ", "]"],
    ["unions", "T.any(", ")"],
    ["unions in later members", "T.any(A::B, ", ")"],
    ["nilable types", "T.nilable(", ")"],
    ["streams", "Utils::EventStream<", ">"],
  ])("has a limit of 32 levels of %s", (_what, open, close) => {
    expect(typeOf(nested(32, open, close)).kind).not.toBe("invalid");
    const type = typeOf(nested(33, open, close));
    expect(typeText(type)).toBe("MM3003 This type is nested deeper than 32 levels");
    expect(placesIn(type, pageWith(nested(33, open, close)))).toEqual([
      `MM3003 ${nested(33, open, close)}`,
    ]);
  });

  test.each([
    [16, 15, "[list("],
    [16, 16, "MM3003 "],
  ])("counts %d levels around a link and %d inside of it", (around, inside, type) => {
    const link = `[${nested(inside, "T::Array<", ">")}](a.md)`;
    const cell = "T::Array<".repeat(around) + link + ">".repeat(around);
    expect(typeText(typeOf(cell))).toContain(type);
  });

  test.each([
    ["Pair", ["Pair"]],
    ["*::Models::Pair*", ["::Models::Pair"]],
    ["T::Array<  Pair  >", ["Pair"]],
    ["T.any(A::B, *C::D*)", ["T.any", "A::B", "C::D"]],
    ["T.nilable(T::Hash[Symbol, [A::B](b.md)])", ["[A::B](b.md)", "A::B"]],
    ["[T.nilable(A::B)](b.md)", ["[T.nilable(A::B)](b.md)", "A::B"]],
    ["T::Array[foo]", ["MM3001 foo"]],
    ["[IO](//x.io)", ["[IO](//x.io)", "MM3004 [IO](//x.io)"]],
    ["T::Array<::String", ["MM3002 | | ✅ | N/A"]],
    ["T::Array[::String>", ["MM3002 >"]],
    ["::String 😀 x", ["MM3002 😀"]],
    ["T::Hash[::Integer, A::B]", ["MM3002 ::Integer"]],
    ["[T::Array<::String](b.md)", ["MM3002 | | ✅ | N/A"]],
  ])("names the places in %s", (cell, places) => {
    expect(placesIn(typeOf(cell), pageWith(cell))).toEqual(places);
  });
});

describe("Ruby claims a cell", () => {
  test.each([
    ["*::String*", true],
    ["Models::Pair", true],
    ["T.nilable(x)", true],
    ["x T.any", true],
    ["String", true],
    ["*Integer*", true],
    ["[Float](a.md)", true],
    ["[Models::Pair](a.md)", true],
    ["number *::String*", true],
    ["Strings", false],
    ["MyString", false],
    ["OBJECT.new", false],
    ["[Pair](A::B.md)", false],
    ["`::String`", false],
    ["![::String](a.png)", false],
    ["number", false],
    ["", false],
  ])("%s: %s", (cell, claims) => {
    const { value } = readModelPage({ path: "t.md", text: pageWith(cell) });
    const first = value?.body.kind === "fields" ? value.body.rows[0] : undefined;
    expect(first === undefined ? null : ruby.detect(first.type)).toBe(claims);
  });
});
