import { describe, expect, test } from "vitest";
import { diagnostic } from "../../generator/diagnostics/diagnostic.ts";
import { resolveType } from "../../generator/link/resolve-type.ts";
import type { TypeNode } from "../../generator/model/type.ts";
import type { TypeExpression } from "../../generator/read/dialects/type-expression.ts";
import { any, integer, list, map, only, orNull, text, unknown } from "../support/plain-types.ts";
import {
  anyOf,
  at,
  bare,
  fields,
  indexOf,
  linked,
  listOf,
  mapOf,
  messages,
  named,
  nilable,
  page,
  pageAt,
  row,
  typed,
} from "../support/typed-pages.ts";
import { plainObject, refTo } from "../support/plain-models.ts";

const index = indexOf(
  [
    page("shared/Pair", fields(row("id", typed.text))),
    page("shared/Union", bare),
    page("components/Union", bare),
    page("components/Part", fields(row("id", typed.text))),
    page("shared/Http", fields(row("raw", typed.transport))),
    page("shared/Renamed", bare, { file: "models/shared/pear.md" }),
    page("Top", fields(row("id", typed.text))),
  ],
  ["models/shared/lost.md"],
);
const ref = (id: string): TypeNode => refTo(plainObject(id));
const linkTo = (name: string): string => `../../models/shared/${name}.md`;
const resolve = (type: TypeExpression, dateLinks: "swapped" | "literal" = "swapped") =>
  resolveType(type, "models/shared/from.md", index, dateLinks);

test.each<[string, TypeExpression, TypeNode]>([
  ["a text", typed.text, text],
  ["a literal", { kind: "literal", value: "a" }, only("a")],
  ["a list", listOf(typed.integer), list(integer)],
  ["a map", mapOf(typed.integer), map(integer)],
  ["null inside", listOf(nilable(typed.text)), list(orNull(text))],
  ["null within null", nilable(nilable(typed.text)), orNull(text)],
  ["a union", anyOf(typed.text, typed.integer), any(text, integer)],
  ["a union of one type twice", anyOf(typed.text, typed.text), text],
  ["a union of none", anyOf(), any()],
  ["the HTTP exchange", typed.transport, unknown],
  ["a class", named("Models::Shared::Pair"), ref("shared/Pair")],
  ["a page", pageAt(linkTo("pair")), ref("shared/Pair")],
  ["a link to a class", linked(linkTo("pair"), named("Shared::Pair")), ref("shared/Pair")],
  [
    "a link to a class of another place",
    linked(linkTo("gone"), named("Shared::Pair")),
    ref("shared/Pair"),
  ],
  ["a link that tells the class", linked(linkTo("pair"), named("Gone::Pair")), ref("shared/Pair")],
  ["a link to a date", linked("https://example.com", typed.date), { kind: "datetime" }],
  ["a link to a response", linked("https://example.com", typed.transport), unknown],
])("%s is resolved", (_what, expression, type) => {
  const { value, diagnostics } = resolve(expression);
  expect(value.type).toEqual(type);
  expect(value.unionUses).toEqual([]);
  expect(value.refusedUnions).toEqual([]);
  expect(diagnostics).toEqual([]);
});

test.each([
  ["Date", "swapped", "datetime"],
  ["DateTime", "swapped", "date"],
  ["Date", "literal", "date"],
  ["DateTime", "literal", "datetime"],
] as const)("the class %s with the setting %s is a %s", (written, setting, kind) => {
  expect(resolve({ kind: "date", written }, setting).value.type).toEqual({ kind });
});

test.each<[TypeExpression, boolean, boolean]>([
  [typed.text, false, false],
  [nilable(typed.text), true, false],
  [listOf(nilable(typed.text)), false, false],
  [typed.transport, false, true],
  [nilable(typed.transport), true, true],
  [named("Shared::Http"), false, true],
  [nilable(named("Shared::Http")), true, true],
  [listOf(named("Shared::Http")), false, false],
  [named("Shared::Pair"), false, false],
])("%j may be null: %s, and is part of the HTTP exchange: %s", (type, nullable, transport) => {
  expect(resolve(type).value).toMatchObject({ nullable, transport });
});

describe("a reference that leads nowhere is unknown, and is told", () => {
  const near = { ...named("Gone"), nearBuiltIn: "::String" };

  test.each<[string, TypeExpression, readonly string[]]>([
    ["a class", named("Gone"), ["MM3001 There is no type `Gone`"]],
    ["a class near a built-in", near, ["MM3001 There is no type `Gone`; did you mean `::String`?"]],
    [
      "a class near a model",
      named("Pairs"),
      ["MM3001 There is no type `Pairs`; did you mean `Pair`?"],
    ],
    [
      "a class in no folder",
      named("Pair"),
      ["MM3001 There is no type `Pair`; did you mean `shared/Pair`?"],
    ],
    [
      "a class path",
      named("Models::Shared::Gone"),
      ["MM4001 There is no model `Models::Shared::Gone`"],
    ],
    [
      "a class path near a model",
      named("Models::Shared::Pairs"),
      ["MM4001 There is no model `Models::Shared::Pairs`; did you mean `Models::Shared::Pair`?"],
    ],
    [
      "a class path near a model elsewhere",
      named("Models::Other::Pairs"),
      ["MM4001 There is no model `Models::Other::Pairs`; did you mean `shared/Pair`?"],
    ],
    [
      "a class path of one module",
      named("Shared::Pairs"),
      ["MM4001 There is no model `Shared::Pairs`; did you mean `Shared::Pair`?"],
    ],
    [
      "a link to a class",
      linked(linkTo("gone"), named("Gone")),
      [
        "MM4001 There is no model `Gone`, and its link `../../models/shared/gone.md` leads to no page with that title",
      ],
    ],
    [
      "a link to a page of another title",
      linked(linkTo("part"), named("Shared::Thing")),
      [
        "MM4001 There is no model `Shared::Thing`, and its link `../../models/shared/part.md` leads to no page with that title; did you mean `components/Part`?",
      ],
    ],
    [
      "a link to a class out of the spec",
      linked("https://example.com/io", named("IO")),
      [
        "MM3004 The type `IO` is not known, and its link, `https://example.com/io`, leads out of the spec",
      ],
    ],
    ["a page", pageAt(linkTo("gone")), ["MM4001 There is no model `../../models/shared/gone.md`"]],
    ["a class that could not be read", named("Models::Shared::Lost"), []],
    ["a page that could not be read", pageAt(linkTo("lost")), []],
    ["a link to what could not be read", linked(linkTo("lost"), named("Lost")), []],
  ])("%s", (_what, type, findings) => {
    const { value, diagnostics } = resolve(type);
    expect(value.type).toEqual(unknown);
    expect(messages(diagnostics)).toEqual(findings);
  });
});

describe("a type that was not understood is unknown, and is told", () => {
  const finding = diagnostic("MM3001", { name: "Pairs", suggestion: null }, at(7));
  const invalid = (more: object): TypeExpression => ({
    ...{ kind: "invalid", finding, hrefs: [], ...more },
  });

  test.each<[string, object, readonly string[]]>([
    ["by itself", {}, ["MM3001 There is no type `Pairs`"]],
    ["elsewhere", { finding: null, unknownName: "Pairs" }, []],
    [
      "with a model",
      { unknownName: "Pairs" },
      ["MM3001 There is no type `Pairs`; did you mean `Pair`?"],
    ],
    ["without a model", { unknownName: "Zebra" }, ["MM3001 There is no type `Zebra`"]],
  ])("%s", (_what, more, findings) => {
    const { value, diagnostics } = resolve(invalid(more));
    expect(value.type).toEqual(unknown);
    expect(messages(diagnostics)).toEqual(findings);
    expect(diagnostics.map(({ span }) => span)).toEqual(findings.map(() => at(7)));
  });

  test.each<[string, TypeExpression, readonly string[]]>([
    ["its links", invalid({ hrefs: [linkTo("union"), linkTo("gone")] }), ["shared/Union"]],
    ["its links to other pages", invalid({ hrefs: [linkTo("pair")] }), []],
    ["the link that it is the text of", linked(linkTo("union"), invalid({})), ["shared/Union"]],
    [
      "both",
      linked("../components/union.md", invalid({ hrefs: [linkTo("union")] })),
      ["shared/Union", "components/Union"],
    ],
  ])("with the unions of %s", (_what, type, unions) => {
    const { value } = resolve(type);
    expect(value).toMatchObject({ type: unknown, refusedUnions: unions, unionUses: [] });
  });
});

describe("a link to the page of a union", () => {
  const pair = named("Shared::Pair");
  const part = named("Components::Part");

  test.each<[string, TypeExpression, string, readonly TypeNode[]]>([
    [
      "members",
      linked(linkTo("union"), anyOf(typed.text, pair)),
      "shared/Union",
      [text, ref("shared/Pair")],
    ],
    [
      "members of another folder",
      linked(linkTo("union"), anyOf(typed.text, part)),
      "components/Union",
      [text, ref("components/Part")],
    ],
    ["one type", linked(linkTo("union"), typed.text), "shared/Union", [text]],
    ["one list", linked(linkTo("union"), listOf(typed.text)), "shared/Union", [list(text)]],
    ["one class", linked(linkTo("union"), pair), "shared/Union", [ref("shared/Pair")]],
    [
      "one class of another folder",
      linked(linkTo("union"), part),
      "components/Union",
      [ref("components/Part")],
    ],
    ["a class at the top", linked(linkTo("union"), named("Top")), "shared/Union", [ref("Top")]],
  ])("tells its members: %s", (_what, type, id, some) => {
    const { value, diagnostics } = resolve(type);
    expect(value.type).toEqual(ref(id));
    expect(value.unionUses).toEqual([{ id, members: some, span: at(1) }]);
    expect(diagnostics).toEqual([]);
  });

  test.each<[string, TypeExpression, TypeNode]>([
    ["the union itself", linked(linkTo("union"), named("Shared::Union")), ref("shared/Union")],
    ["an object", linked(linkTo("pair"), named("Components::Part")), ref("components/Part")],
    ["no class", linked(linkTo("union"), named("Shared::Lost")), unknown],
  ])("tells nothing of %s", (_what, type, wanted) => {
    const { value } = resolve(type);
    expect(value.type).toEqual(wanted);
    expect(value.unionUses).toEqual([]);
  });

  test.each<[string, TypeExpression, TypeNode]>([
    ["an object", linked(linkTo("pair"), anyOf(typed.text, typed.integer)), any(text, integer)],
    ["no page", linked(linkTo("gone"), listOf(typed.text)), list(text)],
  ])("that leads to %s is told", (_what, type, wanted) => {
    const { value, diagnostics } = resolve(type);
    expect(value).toMatchObject({ type: wanted, unionUses: [] });
    expect(messages(diagnostics)).toEqual([
      expect.stringMatching(
        /^MM4006 The link `\.\.\/\.\.\/models\/shared\/(?:pair|gone)\.md` of this union does not lead to the page of a union$/,
      ),
    ]);
  });
});
