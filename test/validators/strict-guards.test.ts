import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "vitest";
import { defaultSettings, type Settings } from "../../generator/config/settings.ts";
import type { JsonValue, SpecModel } from "../../generator/model/model.ts";
import type { ModelId } from "../../generator/model/type.ts";
import { buildModel } from "../../generator/pipeline.ts";
import { objectPage } from "../support/cli.ts";
import { corpusNames, hasCorpora, readCorpus } from "../support/corpora.ts";
import {
  checkedIds,
  importGenerated,
  validatorsIn,
  type Options,
  type Validators,
} from "../support/generated.ts";
import { printed } from "../support/printed.ts";
import { randomUnions } from "../support/random-unions.ts";
import { Random } from "../support/random.ts";
import { enumPage, generateFrom, validatorsOf } from "../support/validators-of.ts";
import { mutated, valueMaker, type JsonObject } from "../support/values.ts";

// With `strictGuards`, code checks what a table would otherwise check. The answers must be those of the table.

const modes: readonly Options[] = [
  { unknownKeys: "strict" },
  { unknownKeys: "strict", maxIssues: 1 },
  { unknownKeys: "strip" },
  { unknownKeys: "passthrough" },
  { unknownKeys: "nonsense" as "strict" },
];

interface Both {
  readonly plain: Validators;
  readonly strict: Validators;
}

/** Asks both validators about a value, and expects the same answer. */
function expectSame({ plain, strict }: Both, value: unknown): void {
  for (const options of modes) {
    const [expected, found] = [plain.validate(value, options), strict.validate(value, options)];
    if (!isDeepStrictEqual(found, expected))
      expect({ options, found }).toEqual({ options, found: expected });
  }
}

async function compiled(
  model: SpecModel,
  settings: Partial<Settings>,
): Promise<(id: ModelId) => Validators> {
  const files = printed(model, { ...defaultSettings, ...settings, emit: ["validators"] });
  return validatorsIn(await importGenerated(files), model);
}

/** Compares both validators on values of each model, some of them damaged; returns how many values were refused. */
async function compare(
  model: SpecModel,
  settings: Partial<Settings>,
  count: number,
): Promise<number> {
  const plain = await compiled(model, settings);
  const strict = await compiled(model, { ...settings, strictGuards: true });
  const random = new Random(7);
  const make = valueMaker(model, random);
  let refused = 0;
  for (const id of checkedIds(model)) {
    const both = { plain: plain(id), strict: strict(id) };
    for (let index = 0; index < count; index += 1) {
      const value = make(id);
      const damaged = mutated(value, random);
      for (const one of [value, damaged, withExtra(value)]) {
        expectSame(both, one);
        if (!both.strict.validate(one, { unknownKeys: "strict" }).ok) refused += 1;
      }
    }
  }
  return refused;
}

/** Returns the value with an unknown key. */
function withExtra(value: JsonValue): JsonValue {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject ? { ...(value as JsonObject), zzz: 1 } : value;
}

describe("the answers are those of the tables", () => {
  const settings: readonly Partial<Settings>[] = [
    {},
    { enums: "open", optionalNull: "reject" },
    { dates: "Date", properties: "camelCase" },
  ];

  test.each(settings)("for random unions with %o", async (given) => {
    for (const seed of [1, 2]) {
      expect(await compare(randomUnions(new Random(seed)).model, given, 6)).toBeGreaterThan(50);
    }
  });

  test.skipIf(!hasCorpora).each(corpusNames)("for the models of %s", async (name) => {
    const { model } = buildModel(await readCorpus(name), defaultSettings);
    expect(await compare(model, {}, 6)).toBeGreaterThan(50);
  });
});

const link = (name: string): string =>
  `[Models::Shared::${name}](../../models/shared/${name.toLowerCase()}.md)`;

const pages = {
  "shared/top.md": objectPage(
    "Top",
    ["id", "*::String*", true],
    ["to_string", "*::String*", false],
    ["any", "T.untyped", false],
    ["color", link("Color"), false],
    ["one", link("Part"), false],
    ["list", `T::Array<${link("Part")}>`, false],
    ["map", `T::Hash[Symbol, ${link("Part")}]`, false],
    ["next", link("Top"), false],
  ),
  "shared/part.md": objectPage("Part", ["leaf", "*::Integer*", true]),
  "shared/color.md": enumPage("Color", "red", "blue"),
};

describe("of values that no JSON has", async () => {
  const [plain, strict] = [
    await validatorsOf(pages),
    await validatorsOf(pages, { strictGuards: true }),
  ];
  const of = (id: string): Both => ({ plain: plain(id), strict: strict(id) });

  class WithGetter {
    _id = "a";
    get id(): string {
      return this._id;
    }
  }

  const odd: readonly (readonly [string, () => unknown])[] = [
    // The value has as many keys as are listed, but different ones.
    ["a getter of the prototype", () => new WithGetter()],
    ["a hidden listed key", () => Object.defineProperty({ zzz: 1 }, "id", { value: "a" })],
    ["a hidden unknown key", () => Object.defineProperty({ id: "a" }, "zzz", { value: 1 })],
    ["a symbol", () => ({ id: "a", [Symbol("zzz")]: 1 })],
    ["an inherited listed key", () => Object.create({ id: "a" }) as unknown],
    [
      "an inherited unknown key",
      () => Object.assign(Object.create({ zzz: 1 }) as object, { id: "a" }),
    ],
    ["no prototype", () => Object.assign(Object.create(null) as object, { id: "a", zzz: 1 })],
    ["its own __proto__", () => JSON.parse('{"id":"a","__proto__":{"zzz":1}}') as unknown],
    [
      "a getter that throws",
      () => ({
        id: "a",
        get color() {
          throw new Error("no");
        },
      }),
    ],
    ["a key of undefined", () => ({ id: "a", zzz: undefined, one: undefined })],
    ["a list for an object", () => []],
    ["a list for a part", () => ({ id: "a", one: [] })],
    ["a sparse list", () => ({ id: "a", list: Object.assign([], { length: 3 }) })],
    ["an unknown key deep inside", () => ({ id: "a", list: [{ leaf: 1 }, { leaf: 1, zzz: 1 }] })],
    ["an unknown key in a map", () => ({ id: "a", map: { x: { leaf: 1, zzz: 1 } } })],
    ["an unknown key of what may be anything", () => ({ id: "a", any: { zzz: { zzz: 1 } } })],
    [
      "500 levels and more",
      () => {
        let value: unknown = { id: "a" };
        for (let level = 0; level < 600; level += 1) value = { id: "a", next: value };
        return value;
      },
    ],
  ];

  test.each(odd)("%s", (_name, make) => {
    expectSame(of("shared/Top"), make());
  });

  test("what is planted on every object is no key of a value", () => {
    for (const key of ["zzz", "leaf", "id"]) {
      Object.defineProperty(Object.prototype, key, {
        ...{ value: 1, enumerable: true, configurable: true, writable: true },
      });
      try {
        expectSame(of("shared/Top"), { id: "a", list: [{ leaf: 1 }] });
        expectSame(of("shared/Top"), { id: "a", list: [{}] });
      } finally {
        Reflect.deleteProperty(Object.prototype, key);
      }
    }
  });

  test("a valid value is read once, where tables read it again", () => {
    const readsWith = ({ validate }: Validators): number => {
      let reads = 0;
      const get = (target: object, key: PropertyKey): unknown => {
        reads += 1;
        return Reflect.get(target, key);
      };
      const part = new Proxy({ leaf: 1 }, { get });
      const value = new Proxy({ id: "a", one: part, list: [part, part] }, { get });
      expect(validate(value, { unknownKeys: "strict" }).ok).toBe(true);
      return reads;
    };
    // The guard reads eight listed keys of the whole value, and one of each part.
    expect(readsWith(strict("shared/Top"))).toBeLessThanOrEqual(8 + 3);
    expect(readsWith(plain("shared/Top"))).toBeGreaterThan(8 + 3);
  });
});

test("such guards are not there by default, nor where values are converted", async () => {
  const strictly = async (settings: Partial<Settings>): Promise<number> => {
    const { files } = await generateFrom(pages, settings);
    return files.filter(({ text }) => text.includes("isStrictly")).length;
  };
  expect(await strictly({})).toBe(0);
  expect(await strictly({ strictGuards: true })).toBeGreaterThan(0);
  expect(await strictly({ strictGuards: true, properties: "camelCase" })).toBeLessThan(
    await strictly({ strictGuards: true }),
  );
});
