import { afterEach, describe, expect, test } from "vitest";
import { objectPage } from "../support/cli.ts";
import { enumPage, validatorsOf } from "../support/validators-of.ts";

// Tests values that nobody would send by accident.

const link = (name: string): string =>
  `[Models::Shared::${name}](../../models/shared/${name.toLowerCase()}.md)`;
const either =
  "[T.any(Models::Shared::Left, Models::Shared::Right)](../../models/shared/either.md)";

const overrides = { "shared/Odd": { fields: { proto: { wireName: "__proto__" } } } };

const pages = {
  "shared/account.md": objectPage(
    "Account",
    ["id", "*::String*", true],
    ["count", "*::Integer*", false],
    ["flags", "T::Array<*T::Boolean*>", false],
    ["names", "T::Array<*::String*>", false],
    ["extra", "T::Hash[Symbol, *::String*]", false],
  ),
  "shared/odd.md": objectPage(
    "Odd",
    ["constructor", "*::String*", false],
    ["toString", "*::String*", true],
    ["proto", "*::Integer*", false],
  ),
  "shared/node.md": objectPage(
    "Node",
    ["children", `T::Array<${link("Node")}>`, false],
    ["by_name", `T::Hash[Symbol, ${link("Node")}]`, false],
    ["value", "*::Integer*", false],
  ),
  "shared/either.md": "# Either\n",
  "shared/left.md": objectPage("Left", ["next", either, false], ["end", "*::Integer*", false]),
  "shared/right.md": objectPage("Right", ["next", either, false], ["end", "*::String*", false]),
};

const of = await validatorsOf(pages, { overrides });

const account = of("shared/Account");
const odd = of("shared/Odd");
const node = of("shared/Node");
const left = of("shared/Left");

const modes = ["passthrough", "strip", "strict"] as const;

afterEach(() => {
  for (const key of ["id", "count", "polluted", "maxIssues", "unknownKeys", "scale"])
    Reflect.deleteProperty(Object.prototype, key);
});

describe("keys every object has", () => {
  test("are no values of the fields called so", () => {
    expect(odd.is({})).toBe(false);
    expect(odd.validate({})).toMatchObject({ issues: [{ code: "required", path: ["toString"] }] });
    expect(odd.is({ toString: "a" })).toBe(true);
    expect(odd.is({ toString: "a", constructor: 1 })).toBe(false);
    for (const unknownKeys of modes) {
      expect(odd.validate({ toString: "a", constructor: "b" }, { unknownKeys }).ok).toBe(true);
    }
  });

  test("as own keys are values like any other, and pollute nothing", () => {
    const value: unknown = JSON.parse('{"toString":"a","__proto__":5}');
    expect(odd.is(value)).toBe(true);
    expect(odd.is(JSON.parse('{"toString":"a","__proto__":"x"}'))).toBe(false);
    const hostile: unknown = JSON.parse(
      '{"id":"a","x":1,"__proto__":{"admin":true},"constructor":2}',
    );
    const stripped = account.parse(hostile, { unknownKeys: "strip" });
    expect(stripped).toEqual({ id: "a" });
    expect(Object.getPrototypeOf(stripped)).toBe(Object.prototype);
    const kept: unknown = JSON.parse('{"x":1,"toString":"a","__proto__":5}');
    const copy = odd.parse(kept, { unknownKeys: "strip" });
    expect(Object.entries(copy as object)).toEqual([
      ["toString", "a"],
      ["__proto__", 5],
    ]);
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
    expect(account.validate(hostile, { unknownKeys: "strict" })).toMatchObject({
      issues: [{ path: ["x"] }, { path: ["__proto__"] }, { path: ["constructor"] }],
    });
    expect({}).not.toHaveProperty("admin");
  });

  test("planted on every object satisfy no required field, and are no unknown keys", () => {
    Object.assign(Object.prototype, { id: "planted", polluted: 1 });
    for (const unknownKeys of modes) {
      expect(account.validate({}, { unknownKeys })).toMatchObject({
        issues: [{ code: "required", path: ["id"] }],
      });
      const fine = { id: "own", extra: { a: "b" } };
      expect(account.validate(fine, { unknownKeys })).toEqual({ ok: true, value: fine });
    }
    expect(account.is({})).toBe(false);
    expect(account.is({ id: "own", extra: { a: "b" } })).toBe(true);
  });
});

describe("strange objects", () => {
  test("without a prototype are objects", () => {
    expect(account.is(Object.assign(Object.create(null), { id: "a" }))).toBe(true);
  });

  test.each([
    ["a boxed string", Object("a")],
    ["a symbol", Symbol("a")],
    ["a function", () => "a"],
    ["a big integer", 1n],
    ["NaN", Number.NaN],
  ])("%s is no string and no integer", (_name, value) => {
    expect(account.is({ id: value })).toBe(false);
    expect(account.validate({ id: value })).toMatchObject({ ok: false });
    expect(account.is({ id: "a", count: value })).toBe(false);
    expect(account.validate({ id: "a", count: value }).ok).toBe(false);
  });

  test("a hole in a list is a missing element", () => {
    const holes: unknown[] = ["a"];
    holes[2] = "b";
    expect(account.is({ id: "a", names: holes })).toBe(false);
    expect(account.validate({ id: "a", names: holes })).toMatchObject({
      issues: [{ path: ["names", 1], received: "undefined" }],
    });
    expect(account.is({ id: "a", flags: Array(2) })).toBe(false);
  });

  test("a list with keys is no object", () => {
    expect(account.is(Object.assign([], { id: "a" }))).toBe(false);
  });

  test("a getter or a proxy that throws is an issue, not an exception", () => {
    const getter = {
      get id(): string {
        throw new Error("no");
      },
    };
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    for (const value of [getter, revoked.proxy, { id: "a", names: revoked.proxy }]) {
      expect(account.is(value)).toBe(false);
      for (const unknownKeys of modes) {
        expect(account.validate(value, { unknownKeys })).toMatchObject({
          ok: false,
          issues: [{ code: "type" }],
        });
      }
    }
  });

  test("one that shows a key to a guard only is refused by all", () => {
    const sneaky = Object.defineProperty({ id: "a" }, "count", { value: "no number" });
    expect(account.is(sneaky)).toBe(false);
    expect(account.validate(sneaky)).toMatchObject({ issues: [{ expected: "plain data" }] });
    expect(() => account.parse(sneaky)).toThrow("Invalid Account");
  });
});

describe("options", () => {
  test.each([Number.NaN, 0, -1, -Infinity])(
    "with maxIssues %d, what is wrong stays wrong",
    (max) => {
      for (const unknownKeys of modes) {
        const result = account.validate({ id: 1 }, { unknownKeys, maxIssues: max });
        expect(result).toMatchObject({ ok: false, issues: [{ path: ["id"] }] });
        expect(account.validate({ id: "a" }, { unknownKeys, maxIssues: max }).ok).toBe(true);
      }
    },
  );

  test("that are no settings are not the loosest ones", () => {
    const options: object = { unknownKeys: "Strict" };
    expect(account.validate({ id: "a", x: 1 }, options).ok).toBe(false);
  });

  test("planted on every object are none", () => {
    Object.assign(Object.prototype, { maxIssues: Number.NaN, unknownKeys: "strip", scale: 1 });
    const value = { id: "a", x: 1 };
    expect(account.parse(value)).toBe(value);
    expect(account.parse(value, {})).toBe(value);
    expect(account.validate({ id: 1, count: "b" })).toMatchObject({ issues: [{}, {}] });
    expect(account.validate({ id: 1, count: "b" }, {})).toMatchObject({ issues: [{}, {}] });
    expect(left.validate({ next: { end: true } }).ok).toBe(false);
  });
});

test("messages quote no characters that a terminal would obey", () => {
  const hostile = "\u001b[2J\u009b31m\u202e\u2028\u0085";
  const key = `x${hostile}`;
  let message = "";
  try {
    account.parse({ id: "a", extra: { [key]: 1 } });
  } catch (error) {
    message = String(error);
  }
  expect(message).toContain("at extra.x%1B[2J%C2%9B31m%E2%80%AE%E2%80%A8%C2%85: Expected string");
  const result = account.validate({ id: "a", count: hostile });
  const shown = result.ok ? [] : result.issues.map((issue) => `${issue.message}${issue.received}`);
  expect(shown).toHaveLength(1);
  expect(shown.join("")).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
});

test("neither do the values of enums and literals that messages list", async () => {
  const color = (
    await validatorsOf({ "shared/color.md": enumPage("Color", "a\u202eb", "b\u2028") })
  )("shared/Color");
  const result = color.validate("x");
  const shown = result.ok ? "" : result.issues.map((one) => one.message + one.expected).join("");
  expect(shown).toContain("a%E2%80%AEb");
  expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
});

test("a getter that throws inside a union is an issue, whatever member was tried", () => {
  const throwing = {
    get end(): unknown {
      throw new Error("no");
    },
  };
  for (const unknownKeys of modes) {
    for (const value of [{ next: throwing }, { next: { next: throwing } }]) {
      const result = left.validate(value, { unknownKeys });
      expect(result).toMatchObject({ ok: false, issues: [{ expected: "plain data" }] });
    }
  }
  expect(left.is({ next: throwing })).toBe(false);
  expect(left.is({ next: { end: 1 } })).toBe(true);
});

describe("size", () => {
  test("100,000 levels are an issue, not a full stack", () => {
    let value: object = { value: 1 };
    for (let level = 0; level < 100_000; level += 1) value = { children: [value] };
    expect(node.is(value)).toBe(false);
    for (const unknownKeys of modes) {
      const result = node.validate(value, { unknownKeys });
      expect(result).toMatchObject({ ok: false, issues: [{ code: "depth" }] });
    }
    const text = `${'{"children":['.repeat(100_000)}{}${"]}".repeat(100_000)}`;
    expect(() => node.parseJson(text)).toThrow("at most 500 levels");
  });

  test("500 levels are fine", () => {
    let value: object = { value: 1 };
    for (let level = 0; level < 500; level += 1)
      value = level % 2 ? { children: [value] } : { by_name: { a: value } };
    expect(node.is(value)).toBe(true);
    for (const unknownKeys of modes) expect(node.validate(value, { unknownKeys }).ok).toBe(true);
    expect(node.is({ children: [value] })).toBe(false);
    expect(node.validate({ children: [value] })).toMatchObject({ issues: [{ code: "depth" }] });
  });

  test("levels of one model do not count for another inside of it", async () => {
    const both = await validatorsOf({
      "shared/outer.md": objectPage(
        "Outer",
        ["next", link("Outer"), false],
        ["inner", link("Inner"), false],
      ),
      "shared/inner.md": objectPage("Inner", ["next", link("Inner"), false]),
    });
    const { is, validate } = both("shared/Outer");
    const chain = (levels: number, inmost: object): object =>
      levels === 0 ? inmost : { next: chain(levels - 1, inmost) };
    const value = chain(500, { inner: chain(500, {}) });
    expect(is(value)).toBe(true);
    const deeper = chain(500, { inner: chain(501, {}) });
    expect(is(deeper)).toBe(false);
    for (const unknownKeys of modes) {
      expect(validate(value, { unknownKeys })).toEqual({ ok: true, value });
      expect(validate(deeper, { unknownKeys })).toMatchObject({ issues: [{ code: "depth" }] });
    }
  });

  test("a value that contains itself ends", () => {
    const loop: { children: unknown[] } = { children: [] };
    loop.children.push(loop, loop, loop);
    expect(node.is(loop)).toBe(false);
    for (const unknownKeys of modes) {
      expect(node.validate(loop, { unknownKeys })).toMatchObject({ issues: [{ code: "depth" }] });
    }
  });

  test("ten million bad elements are as many issues as were asked for", () => {
    const names = Array.from({ length: 10_000_000 }, () => 0);
    expect(account.is({ id: "a", names })).toBe(false);
    const result = account.validate({ id: "a", names });
    expect(result).toMatchObject({ ok: false });
    expect(result.ok ? [] : result.issues).toHaveLength(1000);
  });

  test("members of a union that both contain it are not tried forever", () => {
    let value: object = { end: true };
    for (let level = 0; level < 200; level += 1) value = { next: value };
    expect(left.is(value)).toBe(false);
    for (const unknownKeys of modes) expect(left.validate(value, { unknownKeys }).ok).toBe(false);
    let fine: object = { end: "x" };
    for (let level = 0; level < 12; level += 1) fine = { next: fine };
    expect(left.is(fine)).toBe(true);
    for (const unknownKeys of modes) expect(left.validate(fine, { unknownKeys }).ok).toBe(true);
  });
});

class Counted {
  readonly #count = 1;

  get id(): number {
    return this.#count;
  }
}

describe.each(modes)("with %s, what comes back is of its type", (unknownKeys) => {
  const hidden = (key: string, value: unknown): object =>
    Object.defineProperty({ id: "a" }, key, { value, enumerable: false });

  test.each([
    ["a getter of a class", new Counted()],
    ["a key of a prototype", Object.create({ id: 1 }) as object],
    ["a key that is not enumerable", hidden("names", 5)],
  ])("also with %s", (_name, value) => {
    expect(account.is(value)).toBe(false);
    expect(account.validate(value, { unknownKeys })).toMatchObject({ ok: false });
  });
});
