import { describe, expect, test } from "vitest";
import { defaultSettings, type Settings } from "../../generator/config/settings.ts";
import { dumpModel } from "../../generator/model/dump.ts";
import { openTags } from "../../generator/model/open-tags.ts";
import { buildModel } from "../../generator/pipeline.ts";
import { objectPage } from "../support/cli.ts";
import { compile, typescriptVersions } from "../support/compile.ts";
import { enumPage, generateFrom, validatorsOf } from "../support/validators-of.ts";

// Enums that tell union members apart are closed there, whatever the policy. If such a union grows, it gets a new
// member.

const link = (type: string, page: string): string => `[${type}](../../models/shared/${page}.md)`;
const ref = (name: string): string => link(`Models::Shared::${name}`, name.toLowerCase());
const any = (page: string, ...names: readonly string[]): string =>
  link(`T.any(${names.map((name) => `Models::Shared::${name}`).join(", ")})`, page);
const text = "*::String*";

const payment = any("payment", "Card", "Bank");

const pages = {
  "shared/payment.md": "# Payment\n",
  "shared/holder.md": objectPage("Holder", ["payment", payment, true]),
  "shared/cardkind.md": enumPage("CardKind", "card"),
  "shared/bankkind.md": enumPage("BankKind", "bank"),
  "shared/card.md": objectPage(
    "Card",
    ["pay_kind", ref("CardKind"), true],
    ["card_number", text, true],
  ),
  "shared/bank.md": objectPage("Bank", ["pay_kind", ref("BankKind"), true], ["iban", text, true]),
};

const open: Partial<Settings> = { enums: "open" };

const file = (result: { files: readonly { path: string; text: string }[] }, path: string): string =>
  result.files.find((one) => one.path === path)?.text ?? "";

describe.each([open, { ...open, properties: "camelCase" } as const])("with %o", (settings) => {
  test("a value of a known tag is judged by its member, and of an unknown one kept as it came", async () => {
    const { is, validate, parse, serialize } = (await validatorsOf(pages, settings))(
      "shared/Payment",
    );
    expect(validate({ pay_kind: "bank", card_number: "1" })).toMatchObject({
      issues: [{ code: "required", path: ["iban"] }],
    });
    for (const wire of [
      { pay_kind: "cash", x_y: 1 },
      { pay_kind: "", card_number: 1 },
    ]) {
      for (const unknownKeys of ["passthrough", "strip", "strict"] as const) {
        expect(parse(wire, { unknownKeys })).toEqual(wire);
      }
      expect(is(wire)).toBe(true);
      expect(serialize(parse(wire))).toEqual(wire);
    }
    for (const wire of [{ pay_kind: 1 }, {}, { pay_kind: null }, [], "cash", null]) {
      expect(validate(wire).ok).toBe(false);
    }
    const card = { pay_kind: "card", card_number: "1" };
    expect(serialize(parse(card))).toEqual(card);
  });
});

test("a property that only other members have does not reach an unknown one", async () => {
  const of = await validatorsOf(pages, { ...open, properties: "camelCase" });
  const { parse, is } = of("shared/Payment");
  const value = parse({ pay_kind: "cash", payKind: "card", x: 1 });
  expect(value).toEqual({ pay_kind: "cash", x: 1 });
  expect(is(value)).toBe(true);
  expect(is({ pay_kind: "cash", payKind: "card" })).toBe(false);
});

test("what is planted on every object makes nothing an unknown one, and takes nothing from it", async () => {
  const of = await validatorsOf(pages, { ...open, properties: "camelCase" });
  const { validate, is } = of("shared/Payment");
  const planted = { pay_kind: "cash", payKind: "cash", is: () => true, given: { x: ["y"] } };
  for (const [key, value] of Object.entries(planted)) {
    Object.defineProperty(Object.prototype, key, { value, configurable: true });
    try {
      expect(validate({ pay_kind: "cash" }).ok, key).toBe(true);
      expect(is({ pay_kind: "cash" }), key).toBe(true);
      expect(validate({}).ok, key).toBe(false);
      expect(is({ pay_kind: 1 }), key).toBe(false);
    } finally {
      Reflect.deleteProperty(Object.prototype, key);
    }
  }
});

test("types narrow by the tag with every compiler", { timeout: 300_000 }, async () => {
  const nested = {
    ...pages,
    "shared/seven.md": enumPage("Seven", 7),
    "shared/eight.md": enumPage("Eight", 8, 9),
    "shared/one.md": objectPage("One", ["v", ref("Seven"), true], ["one", text, true]),
    "shared/two.md": objectPage("Two", ["v", ref("Eight"), true], ["two", text, true]),
    "shared/version.md": "# Version\n",
    "shared/of.md": objectPage("Of", ["v", any("version", "One", "Two"), true]),
  };
  const { files } = await generateFrom(nested, open);
  const renamed = await generateFrom(pages, { ...open, properties: "camelCase" });
  const use = `
    import type { Payment } from "./models/shared/payment.js";
    import type { Version } from "./models/shared/version.js";
    export function show(payment: Payment, number: Version): string {
      if (payment.pay_kind === "card") return payment.card_number;
      switch (payment.pay_kind) {
        case "bank": return payment.iban;
        default: { const tag: string = payment.pay_kind; const x: unknown = payment["x"]; if (x === tag) return tag; }
      }
      if (number.v === 7) return number.one;
      if (number.v === 8 || number.v === 9) return number.two;
      const version: number = number.v;
      return String(version);
    }
    export const card: Payment = { pay_kind: "card", card_number: "1" };
    // @ts-expect-error no such member
    export const bank: Payment = { pay_kind: "bank", card_number: "1" };
  `;
  const useRenamed = `
    import type { Payment } from "./models/shared/payment.js";
    export function show(payment: Payment): string {
      if (payment.payKind === "card") return payment.cardNumber;
      switch (payment.payKind) {
        case "bank": return payment.iban;
        default: return payment.pay_kind;
      }
    }
  `;
  for (const version of typescriptVersions) {
    expect(await compile([...files, { path: "use.ts", text: use }], version, "nodenext")).toEqual(
      [],
    );
    const withUse = [...renamed.files, { path: "use.ts", text: useRenamed }];
    expect(await compile(withUse, version, "nodenext")).toEqual([]);
  }
});

test("the summary says it once, and inspect that such a union is open", () => {
  const sources = Object.entries(pages).map(([path, text]) => ({ path: `models/${path}`, text }));
  const { model } = buildModel(sources, { ...defaultSettings, ...open });
  const said = openTags(model.models);
  expect(said).toBe(
    "open enums are closed where they tell the members of 1 union apart; it takes objects with other tags",
  );
  expect(openTags(buildModel(sources, defaultSettings).model.models)).toBe("");
  const dumped = JSON.parse(JSON.stringify(dumpModel(model, []))) as { models: object[] };
  expect(dumped.models).toContainEqual(
    expect.objectContaining({
      id: "shared/Payment",
      open: true,
      members: [
        { kind: "ref", id: "shared/Card" },
        { kind: "ref", id: "shared/Bank" },
      ],
    }),
  );
});

test("the schemas say the same", async () => {
  const result = await generateFrom(pages, open);
  const openapi: unknown = JSON.parse(file(result, "openapi.json"));
  const other = {
    type: "object",
    properties: { pay_kind: { type: "string", not: { enum: ["card", "bank"] } } },
    required: ["pay_kind"],
  };
  expect(openapi).toHaveProperty("components.schemas.Payment", {
    title: "Payment",
    oneOf: [{ $ref: "#/components/schemas/Card" }, { $ref: "#/components/schemas/Bank" }, other],
    discriminator: {
      propertyName: "pay_kind",
      mapping: { card: "#/components/schemas/Card", bank: "#/components/schemas/Bank" },
    },
  });
  const schema: unknown = JSON.parse(file(result, "json-schema/schema.json"));
  expect(schema).toHaveProperty("$defs.Payment.anyOf.2", other);
  expect(schema).toHaveProperty("$defs.CardKind.enum", ["card"]);
});

describe("what a tag is", async () => {
  const state = ref("State");
  const of = await validatorsOf(
    {
      ...pages,
      "shared/state.md": enumPage("State", "on", "off"),
      // The enum of a tag is used elsewhere too.
      "shared/note.md": objectPage("Note", ["kind", ref("CardKind"), true]),
      // Some tags have several values, and some may be absent.
      "shared/ab.md": enumPage("Ab", "a", "b"),
      "shared/c.md": enumPage("C", "c"),
      "shared/manya.md": objectPage("ManyA", ["k", ref("Ab"), true], ["a", text, true]),
      "shared/manyc.md": objectPage("ManyC", ["k", ref("C"), true], ["c", text, true]),
      "shared/many.md": "# Many\n",
      "shared/softa.md": objectPage("SoftA", ["s", ref("Ab"), false], ["a", text, true]),
      "shared/softc.md": objectPage("SoftC", ["s", ref("C"), false], ["c", text, true]),
      "shared/soft.md": "# Soft\n",
      // The members have a type, and then a subtype.
      "shared/x.md": enumPage("X", "x"),
      "shared/y.md": enumPage("Y", "y"),
      "shared/s1.md": enumPage("S1", "1st"),
      "shared/s2.md": enumPage("S2", "2nd"),
      "shared/x1.md": objectPage(
        "X1",
        ["type", ref("X"), true],
        ["sub", ref("S1"), true],
        ["state", state, true],
        ["a", text, true],
      ),
      "shared/x2.md": objectPage(
        "X2",
        ["type", ref("X"), true],
        ["sub", ref("S2"), true],
        ["b", text, true],
      ),
      "shared/yy.md": objectPage("Yy", ["type", ref("Y"), true], ["c", text, true]),
      "shared/nested.md": "# Nested\n",
      // The union contains another union.
      "shared/inner.md": "# Inner\n",
      "shared/outer.md": "# Outer\n",
      "shared/cash.md": objectPage("Cash", ["pay_kind", ref("CashKind"), true], ["c", text, true]),
      "shared/cashkind.md": enumPage("CashKind", "cash"),
      "shared/all.md": objectPage(
        "All",
        ["many", any("many", "ManyA", "ManyC"), false],
        ["soft", any("soft", "SoftA", "SoftC"), false],
        ["nested", any("nested", "X1", "X2", "Yy"), false],
        ["outer", any("outer", "Payment", "Cash"), false],
        ["inline", `T.any(T::Array<${ref("Card")}>, ${ref("Card")}, ${ref("Bank")})`, false],
      ),
    },
    { ...open, optionalNull: "accept" },
  );
  const all = of("shared/All");

  test.each<[string, object, boolean]>([
    ["an enum elsewhere stays open", {}, true],
    ["of several values", { many: { k: "b", a: "" } }, true],
    ["of several values, of another member", { many: { k: "b", c: "" } }, false],
    ["of several values, unknown", { many: { k: "d" } }, true],
    ["that may be absent", { soft: { s: "c", a: "" } }, false],
    ["that is absent", { soft: { a: "" } }, true],
    ["that is null", { soft: { s: null, c: "" } }, true],
    ["that may be absent, unknown", { soft: { s: "d" } }, true],
    ["nothing of a tag", { soft: {} }, false],
    ["of two keys", { nested: { type: "x", sub: "2nd", b: "" } }, true],
    ["of two keys, of another member", { nested: { type: "x", sub: "2nd", a: "" } }, false],
    ["of two keys, the first unknown", { nested: { type: "z" } }, true],
    ["of two keys, the second unknown", { nested: { type: "x", sub: "3rd" } }, true],
    ["that has no second key", { nested: { type: "y", sub: "3rd" } }, false],
    ["no tag: an open enum", { nested: { type: "x", sub: "1st", state: "new", a: "" } }, true],
    ["of a union inside", { outer: { pay_kind: "card", card_number: "" } }, true],
    ["of a union inside, wrong", { outer: { pay_kind: "card" } }, false],
    ["beside a union inside", { outer: { pay_kind: "cash", c: "" } }, true],
    ["beside a union inside, wrong", { outer: { pay_kind: "cash" } }, false],
    ["unknown to a union and what is inside", { outer: { pay_kind: "new" } }, true],
    ["of a union in place", { inline: { pay_kind: "bank", card_number: "" } }, false],
    ["of a union in place, unknown", { inline: { pay_kind: "new" } }, true],
    ["of a union in place, in a list", { inline: [{ pay_kind: "new" }] }, false],
  ])("%s", (_name, value, isFine) => {
    expect(all.is(value)).toBe(isFine);
    for (const unknownKeys of ["passthrough", "strip", "strict"] as const) {
      const result = all.validate(value, { unknownKeys });
      expect(result.ok).toBe(isFine);
      if (result.ok) expect(result.value).toEqual(value);
    }
  });

  test("an enum that is a tag here and no tag there is open there", () => {
    expect(of("shared/Note").is({ kind: "new" })).toBe(true);
    expect(of("shared/Card").is({ pay_kind: "new", card_number: "" })).toBe(false);
  });
});

test("a closed policy, or a closed enum, has no unknown tags", async () => {
  const overrides = {
    "shared/CardKind": { enums: "closed" },
    "shared/BankKind": { enums: "closed" },
  } as const;
  for (const settings of [{}, { ...open, overrides }]) {
    const of = await validatorsOf(pages, settings);
    expect(of("shared/Payment").is({ pay_kind: "new" })).toBe(false);
  }
  const overridden = { "shared/CardKind": { enums: "open" } } as const;
  const of = await validatorsOf(pages, { overrides: overridden });
  expect(of("shared/Payment").is({ pay_kind: "new" })).toBe(true);
  expect(of("shared/Payment").is({ pay_kind: "bank", card_number: "1" })).toBe(false);
});

test("of more members than are compared two by two, the key that tells the most of them is the tag", async () => {
  const numbers = Array.from({ length: 150 }, (_, index) => String(index));
  const members = numbers.flatMap((number) => [
    [`shared/kind${number}.md`, enumPage(`Kind${number}`, `k${number}`)] as const,
    [
      `shared/one${number}.md`,
      objectPage(`One${number}`, ["kind", ref(`Kind${number}`), true], ["size", text, true]),
    ] as const,
  ]);
  const some = any("some", "Plain", ...numbers.map((number) => `One${number}`));
  const of = await validatorsOf(
    {
      ...Object.fromEntries(members),
      "shared/plain.md": objectPage("Plain", ["width", text, true]),
      "shared/some.md": "# Some\n",
      "shared/holder.md": objectPage("Holder", ["some", some, true]),
    },
    open,
  );
  const { is } = of("shared/Some");
  expect(is({ kind: "new" })).toBe(true);
  expect(is({ kind: "k7", size: "1" })).toBe(true);
  expect(is({ kind: "k7" })).toBe(false);
  expect(is({ width: "1" })).toBe(true);
  expect(is({})).toBe(false);
});
