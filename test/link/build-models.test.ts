import { describe, expect, test } from "vitest";
import type { FieldOverride, ModelOverride, Settings } from "../../generator/config/settings.ts";
import { buildEnum } from "../../generator/link/build-enum.ts";
import { buildObject } from "../../generator/link/build-object.ts";
import { buildUnion, type UnionHints } from "../../generator/link/build-union.ts";
import type { TypeNode } from "../../generator/model/type.ts";
import { decideWirePolicy } from "../../generator/read/naming/wire-policy.ts";
import type { TypeExpression } from "../../generator/read/dialects/type-expression.ts";
import type { FieldRow } from "../../generator/read/markdown/model-page.ts";
import { plainField, plainObject, refTo } from "../support/plain-models.ts";
import { integer, only, text, unknown } from "../support/plain-types.ts";
import {
  anyOf,
  at,
  bare,
  codes,
  entryOf,
  fields,
  indexOf,
  linked,
  listOf,
  mapOf,
  messages,
  named,
  nilable,
  optional,
  page,
  row,
  typed,
  values,
} from "../support/typed-pages.ts";

const { id, namespace, name, source, description, deprecation } = plainObject("a/Model");
const base = { id, namespace, name, source, description, deprecation };

describe("an enum", () => {
  const built = (some: readonly string[], override?: ModelOverride, isOpen = false) =>
    buildEnum(base, { ...values(...some), open: isOpen }, override, "closed");

  test.each<[readonly string[], readonly (string | number)[]]>([
    [
      ["a", "b"],
      ["a", "b"],
    ],
    [
      ["1", "2"],
      [1, 2],
    ],
    [
      ["0", "-12"],
      [0, -12],
    ],
    [
      ["1", "a"],
      ["1", "a"],
    ],
    [["01"], ["01"]],
    [["-0"], ["-0"]],
    [["1.5"], ["1.5"]],
    [["1a"], ["1a"]],
    [["a1"], ["a1"]],
    [["12345678"], [12_345_678]],
    [[], []],
  ])("of the values %j has %j", (some, wanted) => {
    const { value, diagnostics } = built(some);
    expect(value).toMatchObject({ ...base, kind: "enum" });
    expect(value.members).toEqual(some.map((one, index) => ({ name: one, value: wanted[index] })));
    expect(value.valueType).toBe(typeof wanted[0] === "number" ? "integer" : "string");
    expect(diagnostics).toEqual([]);
  });

  test.each<[readonly string[], ModelOverride["type"], readonly string[], string]>([
    [["1"], "string", [], "string"],
    [["1"], "integer", [], "integer"],
    [["a"], "string", [], "string"],
    [["a"], "integer", ["MM6005"], "string"],
    [[], "integer", ["MM6005"], "string"],
    [["9007199254740992", "1"], undefined, ["MM3006"], "string"],
    [["1", "9007199254740991"], undefined, [], "integer"],
    [["9007199254740992"], "string", [], "string"],
  ])("of %j that an override makes %j is told: %j", (some, type, findings, valueType) => {
    const { value, diagnostics } = built(some, type === undefined ? {} : { type });
    expect(codes(diagnostics)).toEqual(findings);
    expect(value.valueType).toBe(valueType);
  });

  test("that cannot be what an override asks for is told by its reason", () => {
    expect(messages(built(["a"], { type: "integer" }).diagnostics)).toEqual([
      "MM6005 The override for `a/Model` cannot be applied: its values are not all integers",
    ]);
    const { diagnostics } = built(["1", "9007199254740993"]);
    expect(diagnostics).toMatchObject([
      { message: expect.stringContaining("9007199254740993"), span: at(1) },
    ]);
  });

  test.each<[boolean, Settings["enums"], ModelOverride | undefined, boolean]>([
    [false, "closed", undefined, false],
    [true, "closed", undefined, true],
    [false, "open", undefined, true],
    [false, "closed", {}, false],
    [true, "open", { enums: "closed" }, false],
    [false, "closed", { enums: "open" }, true],
  ])(
    "whose page says open: %s, with the setting %s and %j, is open: %s",
    (isOpen, policy, override, open) => {
      expect(buildEnum(base, { ...values("a"), open: isOpen }, override, policy).value.open).toBe(
        open,
      );
    },
  );
});

describe("a union", () => {
  const tagged = (name: string, value: string) =>
    plainObject(name, [plainField("type", { type: only(value) })]);
  const [a, b] = [tagged("A", "a"), tagged("B", "b")];
  const models = new Map([a, b].map((one) => [one.id, one]));
  const built = (uses: readonly (readonly TypeNode[])[], hints: Partial<UnionHints> = {}) => {
    const all = uses.map((members, line) => ({ members, span: at(line) }));
    return buildUnion(base, all, { wanted: undefined, isReported: false, ...hints }, models);
  };

  test("has the members of its cells, and the key that tells them apart", () => {
    const { value, diagnostics } = built([[refTo(a), refTo(b)]]);
    const mapping = new Map([
      ["a", a.id],
      ["b", b.id],
    ]);
    expect(value).toEqual({
      ...{ ...base, kind: "union", members: [refTo(a), refTo(b)] },
      discriminator: { wireName: "type", mapping },
    });
    expect(diagnostics).toEqual([]);
    expect(built([[refTo(a), refTo(b)]], { wanted: "type" })).toEqual({ value, diagnostics: [] });
  });

  test("without a cell is unknown, and is told unless the cell was", () => {
    expect(built([]).value).toEqual({ ...base, kind: "unknown" });
    expect(messages(built([]).diagnostics)).toEqual([expect.stringContaining("`a/Model`")]);
    expect(built([], { isReported: true })).toEqual({
      ...{ value: { ...base, kind: "unknown" }, diagnostics: [] },
    });
  });

  test("is told where its cells differ", () => {
    expect(codes(built([[text], [integer]]).diagnostics)).toEqual(["MM4005"]);
  });

  test("is told where it has no such key as an override asks for", () => {
    const { value, diagnostics } = built([[refTo(a), refTo(b)]], { wanted: "kind" });
    expect(value).toMatchObject({ discriminator: null });
    expect(messages(diagnostics)).toEqual([
      "MM6005 The override for `a/Model` cannot be applied: its members do not all require `kind` with values of their own",
    ]);
    expect(built([[text]]).diagnostics).toEqual([]);
  });
});

describe("an object", () => {
  type Rows = readonly FieldRow<TypeExpression>[];
  const settings = { optionalNull: "reject", dateLinks: "swapped", properties: "wire" } as const;
  const build = (
    rows: Rows,
    more: {
      readonly transport?: readonly string[];
      readonly fields?: Readonly<Record<string, FieldOverride>>;
      readonly settings?: Partial<Pick<Settings, "optionalNull" | "properties">>;
      readonly takesNull?: boolean;
    } = {},
  ) => {
    const own = page("a/Model", fields(...rows));
    const index = indexOf([own, page("a/Union", bare)]);
    const { value: policy } = decideWirePolicy([], "camelCase");
    return buildObject(
      ...([base, entryOf(index, "a/Model"), rows, new Set(more.transport ?? [])] as const),
      ...([
        more.fields === undefined ? undefined : { fields: more.fields },
        {
          ...{ index, policy, nulls: { rule: () => more.takesNull === true, decision: "" } },
          settings: { ...settings, ...more.settings },
        },
      ] as const),
    );
  };
  const modelOf = (...args: Parameters<typeof build>) => build(...args).value.model;

  test("has the fields of its rows", () => {
    const told = { deprecation: { reason: "Old." }, description: "A key.", span: at(7) };
    const { value, diagnostics } = build([
      row("user_id", typed.integer, told),
      row("b", typed.text),
    ]);
    expect(value.model).toMatchObject({ ...base, kind: "object", additionalProperties: null });
    expect(value.model.fields).toEqual([
      {
        ...{ docName: "user_id", wireName: "userId", propertyName: "userId", required: true },
        ...{ nullable: false, deprecation: { reason: "Old." }, description: "A key." },
        ...{ examples: [], type: integer, transport: false, source: at(7) },
      },
      plainField("b", { source: at(1) }),
    ]);
    expect(value).toMatchObject({ unionUses: [], refusedUnions: [] });
    expect(diagnostics).toEqual([]);
  });

  test("without rows has free keys", () => {
    expect(modelOf([])).toMatchObject({ fields: [], additionalProperties: unknown });
  });

  test.each<[string, TypeExpression, boolean]>([
    ["additional_properties", mapOf(typed.unknown), true],
    ["additional_properties", mapOf(typed.text), false],
    ["additional_properties", typed.unknown, false],
    ["additional_properties", listOf(typed.unknown), false],
    ["other", mapOf(typed.unknown), false],
  ])("with the row %s of type %j has free keys: %s", (rowName, type, isFree) => {
    const { fields: all, additionalProperties } = modelOf([
      row("a", typed.text),
      row(rowName, type),
    ]);
    expect(all).toHaveLength(isFree ? 1 : 2);
    expect(additionalProperties).toEqual(isFree ? unknown : null);
  });

  test.each<[string, Rows[number], Parameters<typeof build>[1], boolean]>([
    ["a required text", row("a", typed.text), {}, false],
    ["a required text or null", row("a", nilable(typed.text)), {}, true],
    ["an optional text", row("a", typed.text, optional), {}, false],
    ["an optional text or null", row("a", nilable(typed.text), optional), {}, false],
    [
      "an optional text by the setting",
      row("a", typed.text, optional),
      { settings: { optionalNull: "accept" } },
      true,
    ],
    [
      "a required text by the setting",
      row("a", typed.text),
      { settings: { optionalNull: "accept" } },
      false,
    ],
    ["a list by the rule", row("a", listOf(typed.text)), { takesNull: true }, true],
    [
      "a list by the rule, but not by an override",
      row("a", listOf(typed.text)),
      { takesNull: true, fields: { a: { nullable: false } } },
      false,
    ],
    ["a text by an override", row("a", typed.text), { fields: { a: { nullable: true } } }, true],
  ])("accepts null: %s", (_what, one, more, nullable) => {
    expect(modelOf([one], more).fields.map((field) => field.nullable)).toEqual([nullable]);
  });

  test("leaves out what an override ignores", () => {
    const rows = [row("a", named("Gone")), row("b", typed.text)];
    const { value, diagnostics } = build(rows, { fields: { a: { ignore: true } } });
    expect(value.model.fields.map(({ docName }) => docName)).toEqual(["b"]);
    expect(value.model.additionalProperties).toBeNull();
    expect(diagnostics).toEqual([]);
    expect(build(rows, { fields: { a: { ignore: false } } }).value.model.fields).toHaveLength(2);
  });

  test("knows which fields are part of the HTTP exchange, by their type or by the page", () => {
    const rows = [row("a", typed.transport), row("b", typed.text), row("c", typed.text)];
    expect(modelOf(rows, { transport: ["b"] }).fields.map(({ transport }) => transport)).toEqual([
      ...[true, true, false],
    ]);
  });

  test("tells the members of unions, but not where an override gives the type", () => {
    const cell = (href: string, type: TypeExpression) => linked(`../../models/a/${href}.md`, type);
    const refused = cell("union", typed.invalid);
    const rows = [row("a", cell("union", anyOf(typed.text, typed.integer))), row("b", refused)];
    expect(build(rows).value).toMatchObject({
      unionUses: [{ id: "a/Union", members: [text, integer] }],
      refusedUnions: ["a/Union"],
    });
    const same = build(rows, { fields: { a: { type: "string" }, b: { type: "integer" } } }).value;
    expect(same).toMatchObject({ unionUses: [], refusedUnions: [] });
    expect(same.model.fields.map(({ type }) => type)).toEqual([text, integer]);
  });

  test("tells its findings about types, keys and properties", () => {
    const rows = [row("a", named("Gone")), row("b", typed.text), row("user-id", typed.text)];
    expect(codes(build(rows).diagnostics)).toEqual(["MM3001"]);
    const sameKey = {
      a: { wireName: "b", type: "string" },
      "user-id": { format: "date" },
    } as const;
    expect(messages(build(rows, { fields: sameKey }).diagnostics)).toEqual([
      "MM5003 The fields `a` and `b` have the same wire name, `b`",
    ]);
    const wrong = { a: { type: "Zqxj" }, b: { type: "integer", format: "date" } } as const;
    expect(messages(build(rows.slice(0, 2), { fields: wrong }).diagnostics)).toEqual([
      "MM6005 The override for `a/Model.a` cannot be applied: there is no type or model `Zqxj`",
      "MM6005 The override for `a/Model.b` cannot be applied: a format needs a string",
    ]);
    const properties = {
      fields: { b: { wireName: "c_d" }, a: { wireName: "c-d", type: "string" } },
    };
    expect(
      codes(
        build(rows.slice(0, 2), { ...properties, settings: { properties: "camelCase" } })
          .diagnostics,
      ),
    ).toEqual(["MM5006"]);
    expect(
      codes(build([row("user_id", typed.text), row("userId", typed.text)]).diagnostics),
    ).toEqual(["MM5008"]);
  });

  test("has no two fields of one key, except in the HTTP exchange", () => {
    const rows = ["a", "b", "c"].map((one) =>
      row(one, typed.text, { span: at(one.charCodeAt(0)) }),
    );
    const all = { a: { wireName: "x" }, b: { wireName: "x" }, c: { wireName: "x" } };
    const { diagnostics } = build(rows, { fields: all });
    expect(messages(diagnostics)).toEqual([
      "MM5003 The fields `a` and `b` have the same wire name, `x`",
      "MM5003 The fields `a` and `c` have the same wire name, `x`",
    ]);
    expect(diagnostics.map(({ span }) => span)).toEqual([at(98), at(99)]);
    expect(build(rows, { fields: all, transport: ["a", "c"] }).diagnostics).toEqual([]);
  });
});
