import { describe, expect, test } from "vitest";
import type {
  FieldOverride,
  ModelOverride,
  Overrides,
  TypeOverride,
} from "../../generator/config/settings.ts";
import type { Diagnostic } from "../../generator/diagnostics/diagnostic.ts";
import { fieldOverride, overriddenType } from "../../generator/link/field-override.ts";
import { overriddenMembers } from "../../generator/link/model-override.ts";
import { typeFromOverride } from "../../generator/link/type-override.ts";
import { unusedOverrides } from "../../generator/link/unused-overrides.ts";
import type { TypeNode } from "../../generator/model/type.ts";
import { plainObject, refTo } from "../support/plain-models.ts";
import {
  any,
  binary,
  boolean,
  date,
  datetime,
  integer,
  list,
  map,
  only,
  orNull,
  text,
  unknown,
} from "../support/plain-types.ts";
import {
  at,
  bare,
  entryOf,
  fields,
  indexOf,
  messages,
  page,
  row,
  typed,
  values,
} from "../support/typed-pages.ts";

const index = indexOf([
  page("a/Pair", fields(row("id", typed.text))),
  page("b/Pair", bare),
  page("b/Only", bare),
  page("Top", bare),
  page("a/Hue", values("red")),
]);
const ref = (id: string): TypeNode => refTo(plainObject(id));
const target = { name: "a/X.key", namespace: "a", span: at(3) };
const refused = (reason: string): string =>
  `MM6005 The override for \`a/X.key\` cannot be applied: ${reason}`;

describe("the type of an override", () => {
  test.each<[TypeOverride, TypeNode]>([
    ["string", text],
    ["binary", binary],
    ["Pair", ref("a/Pair")],
    ["b/Pair", ref("b/Pair")],
    ["Only", ref("b/Only")],
    ["Top", ref("Top")],
    [list(ref("b/Only")), list(ref("b/Only"))],
    [only(1.5), only(1.5)],
    [only("a"), only("a")],
    [any(only(true), text), any(only(true), text)],
  ])("%j is %j", (type, wanted) => {
    expect(typeFromOverride(type, target, index)).toEqual({ value: wanted, diagnostics: [] });
  });

  const noJson = "a literal must be a number that JSON can hold, and not infinite";
  test.each<[TypeOverride, readonly string[]]>([
    ["Onli", ["there is no type or model `Onli`; did you mean `Only`?"]],
    ["strin", ["there is no type or model `strin`; did you mean `string`?"]],
    ["Zqxj", ["there is no type or model `Zqxj`"]],
    [ref("b/Gone"), ["there is no type or model `b/Gone`"]],
    [
      any(ref("Zqxj"), ref("Top"), ref("Wvkk")),
      ["there is no type or model `Zqxj`", "there is no type or model `Wvkk`"],
    ],
    [only(Infinity), [noJson]],
    [only(NaN), [noJson]],
    [list(only(Infinity)), [noJson]],
    [map(only(Infinity)), [noJson]],
    [orNull(only(Infinity)), [noJson]],
    [any(text, only(-Infinity), ref("Top")), [noJson]],
  ])("%j is refused: %j", (type, reasons) => {
    const { value, diagnostics } = typeFromOverride(type, target, index);
    expect(value).toEqual(unknown);
    expect(messages(diagnostics)).toEqual(reasons.map(refused));
    expect(diagnostics.map(({ span }) => span)).toEqual(reasons.map(() => target.span));
  });

  test("is no title that two models have, unless one is beside", () => {
    const other = { ...target, namespace: "c" };
    expect(messages(typeFromOverride("Pair", other, index).diagnostics)).toEqual([
      refused("`a/Pair` and `b/Pair` have this title, so it takes one of the ids"),
    ]);
  });
});

describe("the type of a field", () => {
  const finding: Diagnostic[] = [];
  const overridden = (type: TypeNode, change: FieldOverride | undefined, diagnostics = finding) => {
    const nothing = { nullable: false, transport: false, unionUses: [], refusedUnions: [] };
    return overriddenType({ value: { type, ...nothing }, diagnostics }, change, target, index);
  };
  const told = typeFromOverride("Zqxj", target, index).diagnostics;

  test.each<[string, TypeNode, FieldOverride | undefined, TypeNode]>([
    ["stays", text, undefined, text],
    ["stays with another change", text, { nullable: true }, text],
    ["is replaced", text, { type: "integer" }, integer],
    ["has a format", text, { format: "date" }, date],
    ["has another format", date, { format: "datetime" }, datetime],
    ["has a format in place of a date-time", datetime, { format: "binary" }, binary],
    ["has a format in place of binary data", binary, { format: "date" }, date],
    ["is replaced and has a format", integer, { type: "string", format: "date" }, date],
  ])("%s", (_what, type, change, wanted) => {
    expect(overridden(type, change)).toEqual({ value: wanted, diagnostics: [] });
  });

  test("loses the findings of its cell where it is replaced", () => {
    expect(overridden(unknown, undefined, [...told]).diagnostics).toEqual(told);
    expect(overridden(unknown, { type: "string" }, [...told]).diagnostics).toEqual([]);
  });

  test.each([integer, unknown, boolean, list(text), only("a")])("%j has no format", (type) => {
    const { value, diagnostics } = overridden(type, { format: "date" }, [...told]);
    expect(value).toEqual(type);
    expect(messages(diagnostics)).toEqual([...messages(told), refused("a format needs a string")]);
    expect(diagnostics.at(-1)?.span).toEqual(target.span);
  });

  test.each<[ModelOverride | undefined, string, FieldOverride | undefined]>([
    [undefined, "a", undefined],
    [{}, "a", undefined],
    [{ fields: {} }, "a", undefined],
    [{ fields: { a: { ignore: true } } }, "a", { ignore: true }],
    [{ fields: { a: { ignore: true } } }, "b", undefined],
    [{ fields: { a: {} } }, "toString", undefined],
  ])("in %j of the field %s is changed by %j", (override, name, change) => {
    expect(fieldOverride(override, name)).toEqual(change);
  });
});

describe("the members that an override gives a model", () => {
  test.each<[string, ModelOverride | undefined, readonly TypeNode[] | null]>([
    ["a/Pair", undefined, null],
    ["a/Pair", {}, null],
    ["a/Pair", { type: "integer" }, [integer]],
    ["a/Pair", { type: any(text, integer) }, [text, integer]],
    ["a/Pair", { members: ["string", "Only"] }, [text, ref("b/Only")]],
    ["a/Pair", { members: [any(text, integer), "boolean"] }, [text, integer, boolean]],
    ["a/Pair", { members: ["string"], type: "integer" }, [text]],
    ["a/Pair", { members: ["Pair"] }, [ref("a/Pair")]],
    ["b/Only", { members: ["Pair"] }, [ref("b/Pair")]],
    ["a/Hue", { type: "string" }, null],
    ["a/Hue", { type: "integer" }, null],
    ["a/Hue", { type: "number" }, [{ kind: "number" }]],
    ["a/Hue", { members: ["string"] }, [text]],
  ])("%s with %j are %j", (id, override, wanted) => {
    const { value, diagnostics } = overriddenMembers(override, entryOf(index, id), index);
    expect(value).toEqual(wanted);
    expect(diagnostics).toEqual([]);
  });

  test("are told where there is no such model", () => {
    const entry = entryOf(index, "a/Pair");
    const { value, diagnostics } = overriddenMembers({ members: ["Zqxj", "string"] }, entry, index);
    expect(value).toEqual([unknown, text]);
    expect(messages(diagnostics)).toEqual([
      "MM6005 The override for `a/Pair` cannot be applied: there is no type or model `Zqxj`",
    ]);
    expect(diagnostics[0]?.span).toEqual(entry.page.titleSpan);
  });
});

describe("an override is told", () => {
  const pages = index.entries.map((entry) => entry.page);
  const nothing = (target_: string, near?: string): string =>
    `MM6004 The override for \`${target_}\` matches no model or field${near === undefined ? "" : `; did you mean \`${near}\`?`}`;
  const misfit = (id: string): string =>
    `MM6005 The override for \`${id}\` cannot be applied: it sets \`enums\`, but the page lists no values`;

  test.each<[string, Overrides, readonly string[]]>([
    ["of nothing", {}, []],
    ["of a model", { "a/Pair": { rename: "X" }, Top: {} }, []],
    [
      "of no model",
      { "a/Pear": {}, Zqxjwvkk: {} },
      [nothing("a/Pear", "a/Pair"), nothing("Zqxjwvkk")],
    ],
    ["of a field", { "a/Pair": { fields: { id: {} } } }, []],
    [
      "of no field",
      { "a/Pair": { fields: { ids: {}, id: {} } } },
      [nothing("a/Pair.ids", "a/Pair.id")],
    ],
    ["of a field of a union", { Top: { fields: { zqxjwvkk: {} } } }, [nothing("Top.zqxjwvkk")]],
    ["of an enum", { "a/Hue": { enums: "open" } }, []],
    ["of an enum that is none", { "a/Pair": { enums: "closed" } }, [misfit("a/Pair")]],
    [
      "of both",
      { Top: { enums: "open", fields: { zqxjwvkk: {} } } },
      [misfit("Top"), nothing("Top.zqxjwvkk")],
    ],
  ])("%s", (_what, overrides, wanted) => {
    expect(messages(unusedOverrides(overrides, pages))).toEqual(wanted);
  });

  test("at its place in the config, or on the page that it does not fit", () => {
    const overrides: Overrides = { "a/Pear": {}, Top: { enums: "open", fields: { zqxjwvkk: {} } } };
    const asked: string[] = [];
    const told = unusedOverrides(overrides, pages, (keys) => {
      asked.push(keys.join(" > "));
      return at(asked.length, "config.json");
    });
    expect(asked).toEqual(["a/Pear", "Top > fields > zqxjwvkk"]);
    expect(told.map(({ span }) => `${span?.file ?? ""}:${span?.start.line ?? 0}`)).toEqual([
      ...["config.json:1", "models/top.md:1", "config.json:2"],
    ]);
  });
});
