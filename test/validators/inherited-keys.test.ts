import { describe, expect, test } from "vitest";
import type { Settings } from "../../generator/config/settings.ts";
import { compile, typescriptVersions } from "../support/compile.ts";
import { objectPage } from "../support/object-page.ts";
import { enumPage, generateFrom, validatorsOf } from "../support/validators-of.ts";

// A key with the name of something that every object inherits is a key like any other.

const names = [
  ...["__proto__", "constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable"],
  ...["toLocaleString", "toString", "valueOf", "__defineGetter__"],
];

const types = {
  list: "T::Array<*::String*>",
  map: "T::Hash[Symbol, *::String*]",
  nullable: "T.nilable(*::String*)",
  text: "*::String*",
} as const;

const link = (name: string): string =>
  `[Models::Shared::${name}](../../models/shared/${name.toLowerCase()}.md)`;

/** Returns pages of objects whose keys all have such names: one object for each type, required and optional. */
function pages(): Readonly<Record<string, string>> {
  const objects = Object.entries(types).flatMap(([what, type]) =>
    [true, false].map((required) => {
      const title = `${required ? "Required" : "Optional"}${what}`;
      const fields = names.map((name): [string, string, boolean] => [name, type, required]);
      return [`shared/${title.toLowerCase()}.md`, objectPage(title, ...fields)] as const;
    }),
  );
  const tagged = ["Left", "Right"].flatMap((title): readonly (readonly [string, string])[] => {
    const kind = `${title}Kind`;
    const fields = ["__proto__", "constructor"].map((name): [string, string, boolean] => [
      name,
      link(kind),
      true,
    ]);
    return [
      [`shared/${title.toLowerCase()}.md`, objectPage(title, ...fields)],
      [`shared/${kind.toLowerCase()}.md`, enumPage(kind, title.toLowerCase())],
    ];
  });
  const either =
    "[T.any(Models::Shared::Left, Models::Shared::Right)](../../models/shared/either.md)";
  const others = {
    "shared/either.md": "# Either\n",
    "shared/holder.md": objectPage("Holder", ["either", either, true]),
  };
  return { ...Object.fromEntries([...objects, ...tagged]), ...others };
}

/** Returns an object in which each of the names is a key of its own. */
function having(value: unknown, keys: readonly string[] = names): object {
  return Object.fromEntries(keys.map((key) => [key, value]));
}

const settings: readonly Partial<Settings>[] = [
  {},
  { properties: "camelCase", wire: "snake_case" },
  { enums: "open", strictGuards: true, layout: "single" },
];

test.each(typescriptVersions)(
  "keys that objects inherit compile with %s",
  async (version) => {
    const emit = ["interfaces", "validators", "zod"] as const;
    const made = settings.map((some, at) =>
      generateFrom(pages(), { ...some, emit }).then(({ files }) =>
        files
          .filter(({ path }) => path.endsWith(".ts"))
          .map(({ path, text }) => ({ path: `${at}/${path}`, text })),
      ),
    );
    expect(await compile((await Promise.all(made)).flat(), version, "nodenext")).toEqual([]);
  },
  60_000,
);

describe("an object whose keys objects inherit", async () => {
  const of = await validatorsOf(pages());
  const good = { list: ["a"], map: { a: "b" }, nullable: null, text: "a" };

  test.each(Object.entries(good))("is checked at each key, with type %s", (what, value) => {
    const required = of(`shared/Required${what}`);
    const optional = of(`shared/Optional${what}`);
    expect(required.is(having(value))).toBe(true);
    expect(optional.is(having(value))).toBe(true);
    expect(optional.is({})).toBe(true);
    expect(optional.validate({})).toEqual({ ok: true, value: {} });
    // Nothing else tells a key `__proto__` from a prototype.
    expect(JSON.stringify(required.parse(having(value)))).toBe(JSON.stringify(having(value)));
    for (const name of names) {
      const others = names.filter((one) => one !== name);
      expect(required.is(having(value, others)), name).toBe(false);
      expect(required.validate(having(value, others))).toMatchObject({
        issues: [{ code: "required", path: [name] }],
      });
      const wrong = having(1, [name]);
      expect(optional.is(wrong), name).toBe(false);
      expect(optional.validate(wrong)).toMatchObject({ issues: [{ path: [name] }] });
    }
  });

  test("tells the members of a union apart", () => {
    const { is, validate } = of("shared/Either");
    expect(is(having("left", ["__proto__", "constructor"]))).toBe(true);
    expect(is({ constructor: "left" })).toBe(false);
    expect(validate(having("none", ["__proto__", "constructor"])).ok).toBe(false);
  });
});
