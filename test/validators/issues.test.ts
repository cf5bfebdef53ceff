import { describe, expect, test } from "vitest";
import { objectPage } from "../support/cli.ts";
import type { Result } from "../support/generated.ts";
import { enumPage, validatorsOf } from "../support/validators-of.ts";

// Tests which issues validators report, and what they return for a valid value.

const link = (type: string, page: string): string => `[${type}](../../models/shared/${page}.md)`;
const ref = (name: string): string => link(`Models::Shared::${name}`, name.toLowerCase());

const either = "T.any(Models::Shared::Card, Models::Shared::Wallet)";
const loose = "T.any(Models::Shared::Cat, Models::Shared::Dog, ::String)";

const letters = Array.from("abcdefghij");

const of = await validatorsOf({
  "shared/person.md": objectPage(
    "Person",
    ["name", "*::String*", true],
    ["age", "*::Integer*", false],
    ["height", "*::Float*", false],
    ["role", ref("Role"), false],
    ["level", ref("Level"), false],
    ["tags", "T::Array<*::String*>", false],
    ["friends", `T::Array<${ref("Person")}>`, false],
    ["scores", "T::Hash[Symbol, *::Integer*]", false],
    ["born", "[DateTime](https://ruby-doc.org/x)", false],
    ["seen", "[Date](https://ruby-doc.org/x)", false],
    ["any", "*::Object*", true],
  ),
  "shared/role.md": enumPage("Role", "admin", "user"),
  "shared/level.md": enumPage("Level", 1, 2),
  "shared/payment.md": objectPage("Payment", ["method", link(either, "method"), true]),
  "shared/method.md": "# Method\n",
  "shared/card.md": objectPage(
    "Card",
    ["type", ref("CardType"), true],
    ["number", "*::String*", true],
  ),
  "shared/wallet.md": objectPage(
    "Wallet",
    ["type", ref("WalletType"), true],
    ["owner", ref("Person"), false],
  ),
  "shared/cardtype.md": enumPage("CardType", "card"),
  "shared/wallettype.md": enumPage("WalletType", "wallet"),
  "shared/owner.md": objectPage("Owner", ["pet", link(loose, "pet"), true]),
  "shared/pet.md": "# Pet\n",
  "shared/cat.md": objectPage("Cat", ["lives", "*::Integer*", true], ["name", "*::String*", false]),
  "shared/dog.md": objectPage("Dog", ["tricks", "T::Array<*::String*>", true]),
  "shared/free.md": objectPage("Free"),
  "shared/ten.md": enumPage("Ten", ...letters),
  "shared/eleven.md": enumPage("Eleven", ...letters, "k"),
});

const person = of("shared/Person");
const payment = of("shared/Payment");
const owner = of("shared/Owner");

/** Returns the issues as lines: code, path, expected, received. */
function lines(result: Result): readonly string[] {
  if (result.ok) return [];
  return result.issues.map(
    ({ code, path, expected, received }) => `${code} ${path.join(".")}: ${expected} / ${received}`,
  );
}

describe("issues", () => {
  test.each([
    [{ any: 0 }, ["required name: string / undefined"]],
    [{ name: "a" }, ["required any: a value / undefined"]],
    [{ name: "a", any: undefined }, ["required any: a value / undefined"]],
    [{ name: null, any: null }, ["type name: string / null"]],
    [{ name: "a", any: 0, age: 1.5 }, ["integer age: integer / 1.5"]],
    [
      { name: "a", any: 0, age: 2 ** 53 },
      ["unsafe-integer age: integer within ±(2^53 - 1) / 9007199254740992"],
    ],
    [{ name: "a", any: 0, age: "1" }, ['type age: integer / "1"']],
    [{ name: "a", any: 0, height: Number.NaN }, ["type height: number / NaN"]],
    [{ name: "a", any: 0, role: "boss" }, ['enum role: "admin" | "user" / "boss"']],
    [{ name: "a", any: 0, role: 1 }, ['type role: "admin" | "user" / 1']],
    [{ name: "a", any: 0, level: 3 }, ["enum level: 1 | 2 / 3"]],
    [{ name: "a", any: 0, tags: "x" }, ["type tags: array / string"]],
    [
      { name: "a", any: 0, tags: ["x", null, 1] },
      ["type tags.1: string / null", "type tags.2: string / number"],
    ],
    [{ name: "a", any: 0, scores: { a: 1, b: "x" } }, ['type scores.b: integer / "x"']],
    [{ name: "a", any: 0, born: "2023-02-29" }, ['format born: date / "2023-02-29"']],
    [{ name: "a", any: 0, seen: "2024-01-01" }, ['format seen: date-time / "2024-01-01"']],
    [[], ["type : object / array"]],
    [null, ["type : object / null"]],
    ["x".repeat(99), ["type : object / string"]],
  ])("of %o", (value, expected) => {
    expect(lines(person.validate(value))).toEqual(expected);
    expect(person.is(value)).toBe(false);
  });

  test("come in the order of the document, the missing keys last", () => {
    const friend = { tags: [0], age: "x" };
    const value = { friends: [friend, 1], name: 5, role: "boss" };
    expect(lines(person.validate(value))).toEqual([
      "type friends.0.tags.0: string / number",
      'type friends.0.age: integer / "x"',
      "required friends.0.name: string / undefined",
      "required friends.0.any: a value / undefined",
      "type friends.1: object / number",
      "type name: string / number",
      'enum role: "admin" | "user" / "boss"',
      "required any: a value / undefined",
    ]);
  });

  test("have paths as arrays, and a message", () => {
    const result = person.validate({ name: "a", any: 0, scores: { "a.b": null } });
    expect(result).toEqual({
      ok: false,
      issues: [
        {
          code: "type",
          path: ["scores", "a.b"],
          expected: "integer",
          received: "null",
          message: "Expected integer, received null",
        },
      ],
    });
  });

  test("of a tagged union are those of the member its tag names", () => {
    expect(lines(payment.validate({ method: { type: "card", owner: 1 } }))).toEqual([
      "required method.number: string / undefined",
    ]);
    expect(lines(payment.validate({ method: { type: "cash" } }))).toEqual([
      'union method.type: "card" | "wallet" / "cash"',
    ]);
    expect(lines(payment.validate({ method: {} }))).toEqual([
      'required method.type: "card" | "wallet" / undefined',
    ]);
    expect(lines(payment.validate({ method: 1 }))).toEqual(["type method: object / number"]);
  });

  test("of another union name the closest member, and say what is wrong with it", () => {
    const result = owner.validate({ pet: { lives: "nine", name: 1 } });
    expect(lines(result)).toEqual([
      "union pet: Cat | Dog | string / object",
      'type pet.lives: integer / "nine"',
      "type pet.name: string / number",
    ]);
    expect(result).toMatchObject({
      issues: [
        { message: "Expected Cat | Dog | string, received object (closest is Cat)" },
        ...[{}, {}],
      ],
    });
    expect(lines(owner.validate({ pet: { lives: "nine" } }))).toEqual([
      "union pet: Cat | Dog | string / object",
      'type pet.lives: integer / "nine"',
    ]);
    expect(lines(owner.validate({ pet: 5 }))).toEqual(["union pet: Cat | Dog | string / 5"]);
    const closest = owner.validate({ pet: { lives: "nine" } });
    const message = "Expected Cat | Dog | string, received object (closest is Cat)";
    expect(closest).toMatchObject({ issues: [{ received: "object", message }, {}] });
  });

  test("stop at maxIssues, by default at 1,000", () => {
    const tags = Array.from({ length: 5000 }, () => 1);
    const value = { name: "a", any: 0, tags };
    expect(lines(person.validate(value))).toHaveLength(1000);
    expect(lines(person.validate(value, { maxIssues: 3 }))).toHaveLength(3);
    expect(lines(person.validate(value, { maxIssues: Infinity }))).toHaveLength(5000);
    expect(lines(person.validate(value, { maxIssues: 0 }))).toHaveLength(1);
  });
});

describe("unknown keys", () => {
  const value = {
    a: 1,
    name: "x",
    any: { kept: true },
    friends: [{ name: "y", any: 0, b: 2 }],
    scores: { c: 3 },
  };

  test("pass through, as the same object", () => {
    expect(person.parse(value)).toBe(value);
    expect(person.validate(value, { unknownKeys: "passthrough" })).toEqual({ ok: true, value });
  });

  test("are stripped at any depth, from a copy", () => {
    const copy = structuredClone(value);
    expect(person.parse(value, { unknownKeys: "strip" })).toEqual({
      name: "x",
      any: { kept: true },
      friends: [{ name: "y", any: 0 }],
      scores: { c: 3 },
    });
    expect(value).toEqual(copy);
  });

  test("are issues at any depth", () => {
    expect(lines(person.validate(value, { unknownKeys: "strict" }))).toEqual([
      "unknown-key a: no such key / a value",
      "unknown-key friends.0.b: no such key / a value",
    ]);
  });

  test("are what no member of a union lists that takes the value", () => {
    const both = { pet: { lives: 9, tricks: ["roll"], name: "x" } };
    expect(owner.is(both)).toBe(true);
    expect(owner.validate(both, { unknownKeys: "strict" }).ok).toBe(false);
    expect(owner.parse({ pet: { ...both.pet, x: 1 } }, { unknownKeys: "strip" })).toEqual(both);
    const dog = { pet: { tricks: [], x: 1 } };
    expect(owner.parse(dog, { unknownKeys: "strip" })).toEqual({ pet: { tricks: [] } });
  });

  test("do not exist in an object whose keys are free", () => {
    const free = of("shared/Free");
    expect(free.parse({ x: [1] }, { unknownKeys: "strip" })).toEqual({ x: [1] });
    expect(free.validate({ x: 1 }, { unknownKeys: "strict" }).ok).toBe(true);
  });
});

describe("the other functions", () => {
  test("parse throws an error with the issues", () => {
    expect(() => person.parse({ name: 1 })).toThrow(
      "Invalid Person at name: Expected string, received number (and 1 more)",
    );
    const error: unknown = (() => {
      try {
        return person.parse({ name: 1 });
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toMatchObject({ name: "ValidationError", issues: [{ code: "type" }, {}] });
  });

  test("assert throws or returns nothing", () => {
    expect(() => {
      person.assert({ name: "a", any: 1 });
    }).not.toThrow();
    expect(() => {
      person.assert({});
    }).toThrow("Invalid Person at name: Required, expected string");
  });

  test("serialize gives the value itself where nothing is converted", () => {
    const value = { name: "a", any: 1 };
    expect(person.serialize(value)).toBe(value);
  });

  test("parseJson says where a text stops being JSON", () => {
    expect(person.parseJson('{"name":"a","any":1}')).toEqual({ name: "a", any: 1 });
    for (const [text, offset, received] of [
      ['{"name": }', 9, '"}"'],
      ['{"name":"a","any":1', 19, "the end of the text"],
      ["", 0, "the end of the text"],
    ] as const) {
      let error: unknown;
      try {
        person.parseJson(text);
      } catch (thrown) {
        error = thrown;
      }
      const message = `Expected JSON, received ${received} at offset ${offset}`;
      expect(error).toMatchObject({
        issues: [{ code: "json", path: [], expected: "JSON", received, offset, message }],
      });
    }
  });
});

test("an issue lists ten values of an enum, and counts the rest", () => {
  const listed = letters.map((value) => `"${value}"`).join(" | ");
  expect(lines(of("shared/Ten").validate("z"))).toEqual([`enum : ${listed} / "z"`]);
  expect(lines(of("shared/Eleven").validate("z"))).toEqual([`enum : ${listed} | … (1 more) / "z"`]);
});
