import { describe, expect, test } from "vitest";
import type { FieldOverride, Overrides } from "../generator/config/settings.ts";
import { generate, inspect } from "../generator/index.ts";
import type { TypeNode } from "../generator/model/type.ts";
import { objectPage } from "./support/object-page.ts";

function page(...names: readonly string[]): { readonly path: string; readonly text: string } {
  const fields = names.map((name): [string, string, boolean] => [name, "*::String*", true]);
  return { path: "models/shared/v.md", text: objectPage("V", ...fields) };
}

describe("a key that an override gives to one field and a spelling to another", () => {
  /** Returns the findings about names for two fields, and the keys that the fields get. */
  const named = (
    names: readonly [string, string],
    fields: Readonly<Record<string, FieldOverride>>,
  ) => {
    const overrides = { "shared/V": { fields } };
    const { model, diagnostics } = inspect({
      pages: [page(...names)],
      settings: { wire: "camelCase", overrides },
    });
    const found = diagnostics.filter(({ code }) => code.startsWith("MM500"));
    const [one] = model.models;
    return {
      found: found.map(({ code, message }) => `${code} ${message}`),
      keys: one?.kind === "object" ? one.fields.map(({ wireName }) => wireName) : [],
    };
  };

  test("is an error alone if the other field is documented with that name", () => {
    const same = "MM5003 The fields `a` and `b` have the same wire name, `b`";
    expect(named(["a", "b"], { a: { wireName: "b" } }).found).toEqual([same]);
    expect(named(["b", "a"], { a: { wireName: "b" } }).found).toEqual([
      "MM5003 The fields `b` and `a` have the same wire name, `b`",
    ]);
  });

  test("is reported with the one field that keeps its documented name", () => {
    const fields = { other: { wireName: "userId" } };
    const told = named(["other", "user_id"], fields);
    expect(told.keys).toEqual(["userId", "user_id"]);
    expect(told.found).toEqual([
      "MM5008 `other` and `user_id` become one JSON key, `userId`, so `user_id` is kept as it is documented",
    ]);
    expect(named(["user_id", "other"], fields).found).toEqual([
      "MM5008 `user_id` and `other` become one JSON key, `userId`, so `user_id` is kept as it is documented",
    ]);
  });

  test("is reported with both fields if neither is told its key", () => {
    expect(named(["user_id", "userId"], {}).found).toEqual([
      "MM5008 `user_id` and `userId` become one JSON key, `userId`, so both are kept as they are documented",
    ]);
  });
});

describe("a literal that JSON cannot hold", () => {
  const literal = (value: number): TypeNode => ({ kind: "literal", value });

  test.each([
    ["infinite", literal(Infinity)],
    ["infinite and negative", literal(-Infinity)],
    [
      "deep inside",
      { kind: "array", items: { kind: "union", members: [literal(1), literal(Infinity)] } },
    ],
  ] as const)("is refused where the override applies: %s", async (_what, type) => {
    const all: readonly Overrides[] = [
      { "shared/V": { fields: { key: { type } } } },
      { "shared/U": { members: [type, "string"] } },
    ];
    for (const overrides of all) {
      const pages = [page("key"), { path: "models/shared/u.md", text: "# U\n" }];
      const { files, diagnostics } = await generate({ pages, settings: { overrides } });
      expect(files).toEqual([]);
      expect(diagnostics.filter(({ severity }) => severity === "error")).toMatchObject([
        { code: "MM6005", message: expect.stringContaining("a number that JSON can hold") },
      ]);
    }
  });

  test("is not any number that is large, small or negative", async () => {
    for (const value of [1e308, -5e-324, -0]) {
      const overrides = { "shared/V": { fields: { key: { type: literal(value) } } } };
      const { files } = await generate({ pages: [page("key")], settings: { overrides } });
      expect(files.length).toBeGreaterThan(0);
    }
  });
});
