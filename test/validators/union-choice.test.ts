import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { defaultSettings, type Settings } from "../../generator/config/settings.ts";
import type { JsonValue, SpecModel } from "../../generator/model/model.ts";
import type { ModelId } from "../../generator/model/type.ts";
import { objectPage } from "../support/cli.ts";
import { importGenerated, validatorsIn, type Validators } from "../support/generated.ts";
import { Random } from "../support/random.ts";
import { randomUnions, withMembersReversed } from "../support/random-unions.ts";
import { printed } from "../support/printed.ts";
import { validatorsOf } from "../support/validators-of.ts";
import { valueMaker } from "../support/values.ts";
import { walkModel } from "../support/walk-model.ts";

// Tests which member of a union reads a value that several members accept, and what the result is.

const link = (type: string, page: string): string => `[${type}](../../models/shared/${page}.md)`;
const model = (name: string): string => link(`Models::Shared::${name}`, name.toLowerCase());
const dateTime = "[Date](https://ruby-doc.org/x)";
const date = "[DateTime](https://ruby-doc.org/x)";

/**
 * Returns pages on which a union with its members in some order is used alone, in a list, in a map, and in an object.
 */
function pagesWith(members: readonly string[]): Readonly<Record<string, string>> {
  const names = members.map((name) => `Models::Shared::${name}`).join(", ");
  const either = link(`T.any(${names})`, "either");
  return {
    "shared/either.md": "# Either\n",
    "shared/holder.md": objectPage(
      "Holder",
      ["one", either, false],
      ["lists", `T::Array<${either}>`, false],
      ["maps", `T::Hash[Symbol, ${either}]`, false],
    ),
    "shared/small.md": objectPage("Small", ["id", "*::String*", true]),
    "shared/big.md": objectPage(
      "Big",
      ["id", "*::String*", true],
      ["created_at", dateTime, true],
      ["birth_day", date, false],
      ["parts", `T::Array<${either}>`, false],
    ),
    "shared/other.md": objectPage(
      "Other",
      ["id", "*::String*", true],
      ["title", "*::String*", false],
    ),
  };
}

async function holderOf(
  members: readonly string[],
  settings: Partial<Settings> = {},
): Promise<Validators> {
  const of = await validatorsOf(pagesWith(members), settings);
  return of("shared/Holder");
}

const strip = { unknownKeys: "strip" } as const;

describe.each([[["Small", "Big", "Other"]], [["Other", "Big", "Small"]]])(
  "of %j, the member that knows most of a value reads it",
  async (members) => {
    const plain = await holderOf(members);
    const dates = await holderOf(members, { dates: "Date" });
    const renamed = await holderOf(members, { properties: "camelCase" });

    test("with dates", () => {
      const big = { id: "a", created_at: "2024-02-29T12:00:00.000Z", birth_day: "2000-01-01" };
      const wire = { one: big, lists: [big, { id: "b" }], maps: { x: { ...big, parts: [big] } } };
      const read = {
        id: "a",
        created_at: new Date("2024-02-29T12:00:00Z"),
        birth_day: new Date("2000-01-01T00:00:00Z"),
      };
      expect(dates.parse(wire)).toEqual({
        one: read,
        lists: [read, { id: "b" }],
        maps: { x: { ...read, parts: [read] } },
      });
      expect(dates.serialize(dates.parse(wire))).toEqual(wire);
    });

    test("with renamed properties", () => {
      const wire = { lists: [{ id: "a", created_at: "2024-02-29T12:00:00Z" }] };
      const read = { lists: [{ id: "a", createdAt: "2024-02-29T12:00:00Z" }] };
      expect(renamed.parse(wire)).toEqual(read);
      expect(renamed.serialize(read)).toEqual(wire);
    });

    test("with unknown keys stripped", () => {
      const big = { id: "a", created_at: "2024-02-29T12:00:00Z" };
      const wire = { lists: [{ ...big, extra: 1 }], maps: { x: { ...big, extra: 1 } } };
      expect(plain.parse(wire, strip)).toEqual({ lists: [big], maps: { x: big } });
    });

    test("where the members are lists and maps of objects", async () => {
      const lists = members.map((name) => `T::Array<${model(name)}>`).join(", ");
      const maps = members.map((name) => `T::Hash[Symbol, ${model(name)}]`).join(", ");
      const of = await validatorsOf({
        ...pagesWith(members),
        "shared/many.md": objectPage(
          "Many",
          ["lists", `T.any(${lists})`, false],
          ["maps", `T.any(${maps})`, false],
        ),
      });
      const big = { id: "a", created_at: "2024-02-29T12:00:00Z" };
      const wire = { lists: [{ ...big, extra: 1 }], maps: { x: { ...big, extra: 1 } } };
      expect(of("shared/Many").parse(wire, strip)).toEqual({ lists: [big], maps: { x: big } });
    });

    test("and what only another member lists stays as it came", () => {
      const both = { id: "a", created_at: "2024-02-29T12:00:00Z", title: "b" };
      expect(plain.parse({ one: { ...both, extra: 1 } }, strip)).toEqual({ one: both });
      const read = { one: { ...both, created_at: new Date("2024-02-29T12:00:00Z") } };
      expect(dates.parse({ one: { ...both, extra: 1 } }, strip)).toEqual(read);
    });

    test("a date without a time stays one", () => {
      const pages = {
        "shared/either.md": "# Either\n",
        "shared/day.md": objectPage("Day", ["at", date, true]),
        "shared/moment.md": objectPage(
          "Moment",
          ["at", dateTime, true],
          ["note", "*::String*", false],
        ),
        "shared/event.md": objectPage("Event", [
          "on",
          link("T.any(Models::Shared::Day, Models::Shared::Moment)", "either"),
          true,
        ]),
      };
      return validatorsOf(pages, { dates: "Date" }).then((of) => {
        const { parse, serialize } = of("shared/Event");
        for (const at of ["2024-02-29", "2024-02-29T12:00:00.000Z"]) {
          const wire = { on: { at, note: "x" } };
          expect(serialize(parse(wire))).toEqual(wire);
        }
      });
    });
  },
);

/** Counts how often keys of a value, at any depth, are read. */
function counted(value: object, count: { reads: number }): object {
  return new Proxy(value, {
    get: (target, key, receiver) => {
      count.reads += 1;
      const item: unknown = Reflect.get(target, key, receiver);
      return item;
    },
  });
}

describe("work is linear in the value", async () => {
  const either =
    "[T.any(Models::Shared::Left, Models::Shared::Right)](../../models/shared/either.md)";
  const inline =
    "T.any([Models::Shared::One](../../models/shared/one.md), [Models::Shared::Two](../../models/shared/two.md))";
  const pages = {
    "shared/either.md": "# Either\n",
    "shared/left.md": objectPage("Left", ["next", either, false], ["end", "*::Integer*", false]),
    "shared/right.md": objectPage("Right", ["next", either, false], ["end", "*::String*", false]),
    "shared/one.md": objectPage("One", ["next", inline, false], ["end", "*::Integer*", false]),
    "shared/two.md": objectPage("Two", ["next", inline, false], ["end", "*::String*", false]),
  };
  const of = await validatorsOf(pages);
  const converting = await validatorsOf(
    {
      ...pages,
      "shared/left.md": objectPage("Left", ["next", either, false], ["at", date, false]),
    },
    { dates: "Date" },
  );

  const chain = (depth: number, end: unknown, count: { reads: number }): object => {
    let value: object = counted({ end }, count);
    for (let level = 0; level < depth; level += 1) value = counted({ next: value }, count);
    return value;
  };

  const work = (act: (value: unknown) => unknown, depth: number, end: unknown): number => {
    const count = { reads: 0 };
    act(chain(depth, end, count));
    return count.reads;
  };

  test.each([
    ["a guard", of("shared/Left").is],
    ["a guard of unions written in place", of("shared/One").is],
    ["a check", of("shared/Left").validate],
    ["a check of unions written in place", of("shared/One").validate],
    ["stripping", (value: unknown) => of("shared/Left").validate(value, strip)],
    [
      "strictness",
      (value: unknown) => of("shared/Left").validate(value, { unknownKeys: "strict" }),
    ],
    ["converting", converting("shared/Left").validate],
  ])("for %s", (_name, act) => {
    for (const end of ["x", 1, true]) {
      // The work must exceed what is free.
      const [few, many] = [work(act, 100, end), work(act, 200, end)];
      expect(many).toBeGreaterThan(100);
      expect(many / few).toBeLessThan(2.5);
    }
  });
});

describe.each([["Deep, Wide"], ["Wide, Deep"]])(
  "keys of objects that are not converted, in T.any(%s)",
  (members) => {
    test("count like all others", async () => {
      const names = members.split(", ").map((name) => `Models::Shared::${name}`);
      const of = await validatorsOf(
        {
          "shared/either.md": "# Either\n",
          "shared/holder.md": objectPage("Holder", [
            "one",
            link(`T.any(${names.join(", ")})`, "either"),
            true,
          ]),
          "shared/deep.md": objectPage(
            "Deep",
            ["inner", model("Many"), true],
            ["day", dateTime, false],
          ),
          "shared/wide.md": objectPage(
            "Wide",
            ["inner", model("Few"), true],
            ["at", dateTime, false],
          ),
          "shared/many.md": objectPage(
            "Many",
            ["a", "*::String*", false],
            ["b", "*::String*", false],
            ["c", "*::String*", false],
          ),
          "shared/few.md": objectPage("Few", ["a", "*::String*", false]),
        },
        { dates: "Date" },
      );
      const at = "2024-02-29T12:00:00.000Z";
      const { parse } = of("shared/Holder");
      const deep = { one: { inner: { a: "1", b: "2", c: "3" }, at } };
      expect(parse(deep)).toEqual(deep);
      const wide = { one: { inner: { a: "1" }, at } };
      expect(parse(wide)).toEqual({ one: { ...wide.one, at: new Date(at) } });
    });
  },
);

describe.each([
  ["Map", "Parts"],
  ["Parts", "Map"],
])("of an object and a map (%s, %s)", (...names) => {
  test("the object reads keys that it lists, in both directions", async () => {
    const members = names.map((name) => `Models::Shared::A${name}`).join(", ");
    const either = link(`T.any(${members})`, "either");
    const of = await validatorsOf(
      {
        "shared/either.md": "# Either\n",
        "shared/amap.md": objectPage("AMap", ["sub_items", `T::Hash[Symbol, ${either}]`, false]),
        "shared/aparts.md": objectPage("AParts", ["sub_items", model("AMap"), false]),
        "shared/holder.md": objectPage("Holder", ["one", either, true]),
      },
      { properties: "camelCase" },
    );
    const { parse, serialize } = of("shared/Holder");
    // A number is no member, so this is no map, until the key is stripped.
    const wire = { one: { sub_items: { extra: 6, sub_items: {} } } };
    const read = { one: { subItems: { subItems: {} } } };
    expect(parse(wire, strip)).toEqual(read);
    const kept = { one: { sub_items: { sub_items: {} } } };
    expect(serialize(read)).toEqual(kept);
    expect(parse(kept)).toEqual(read);
  });
});

describe("which member reads a value", () => {
  const text = "*::String*";
  const pagesOf = (
    members: readonly string[],
    pages: Readonly<Record<string, string>>,
  ): Readonly<Record<string, string>> => ({
    "shared/either.md": "# Either\n",
    "shared/holder.md": objectPage("Holder", [
      "one",
      link(`T.any(${members.join(", ")})`, "either"),
      true,
    ]),
    ...pages,
  });
  const named = (name: string): string => `Models::Shared::${name}`;

  test("a member that has to drop a key does not, if another one keeps it", async () => {
    const pages = pagesOf([named("Alpha"), named("Beta")], {
      "shared/alpha.md": objectPage("Alpha", ["id", text, true], ["created_at", text, false]),
      "shared/beta.md": objectPage("Beta", ["id", text, true]),
    });
    const of = await validatorsOf(pages, { properties: "camelCase" });
    const { parse, serialize } = of("shared/Holder");
    const wire = { one: { id: "a", createdAt: 1 } };
    expect(parse(wire)).toEqual(wire);
    expect(serialize(wire)).toEqual(wire);
  });

  test("a key in the place of a renamed one is not given back", async () => {
    const pages = pagesOf([named("Alpha"), named("Beta")], {
      "shared/alpha.md": objectPage("Alpha", ["created_at", text, true], ["id", text, true]),
      "shared/beta.md": objectPage("Beta", ["createdAt", text, true]),
    });
    const of = await validatorsOf(pages, { properties: "camelCase" });
    const wire = { one: { created_at: "a", createdAt: "b", id: "c" } };
    const read = { one: { createdAt: "a", id: "c" } };
    expect(of("shared/Holder").parse(wire, strip)).toEqual(read);
  });

  test("a member that would leave a date as an object does not, if another one writes it", async () => {
    const pages = pagesOf([named("Alpha"), named("Beta")], {
      "shared/alpha.md": objectPage("Alpha", ["at", dateTime, true]),
      "shared/beta.md": objectPage("Beta", ["a", text, true], ["b", text, true]),
    });
    const of = await validatorsOf(pages, { dates: "Date" });
    // Midnight is not exact for a date-time, and the other member knows more keys.
    const memory = { one: { at: new Date("2024-02-29T00:00:00Z"), a: "a", b: "b" } };
    expect(of("shared/Holder").serialize(memory)).toEqual({
      one: { at: "2024-02-29T00:00:00.000Z", a: "a", b: "b" },
    });
  });

  test("a map of anything knows no key", async () => {
    const pages = pagesOf(["T::Hash[Symbol, *T.anything*]", named("Alpha")], {
      "shared/alpha.md": objectPage("Alpha", ["id", text, true], ["at", dateTime, true]),
    });
    const of = await validatorsOf(pages, { dates: "Date" });
    const at = "2024-02-29T12:00:00.000Z";
    const wire = { one: { id: "a", at, more: 1, others: 2 } };
    expect(of("shared/Holder").parse(wire)).toEqual({ one: { ...wire.one, at: new Date(at) } });
  });

  test("what an inner union gives back stays, whatever the outer one strips", async () => {
    const inner = link(`T.any(${named("Small")}, ${named("Big")})`, "inner");
    const pages = pagesOf([named("Alpha"), named("Beta")], {
      "shared/inner.md": "# Inner\n",
      "shared/small.md": objectPage("Small", ["id", text, true]),
      "shared/big.md": objectPage("Big", ["title", text, true]),
      "shared/alpha.md": objectPage("Alpha", ["inner", inner, true], ["a", text, true]),
      "shared/beta.md": objectPage("Beta", ["b", text, false]),
    });
    const of = await validatorsOf(pages);
    const wire = { one: { inner: { id: "a", title: "b", junk: 1 }, a: "c", junk: 2 } };
    const read = { one: { inner: { id: "a", title: "b" }, a: "c" } };
    expect(of("shared/Holder").parse(wire, strip)).toEqual(read);
  });
});

describe("small parts cost no memory of what was asked", async () => {
  const either =
    "[T.any(Models::Shared::Left, Models::Shared::Right)](../../models/shared/either.md)";
  const of = await validatorsOf({
    "shared/either.md": "# Either\n",
    "shared/left.md": objectPage("Left", ["next", either, false], ["id", "*::String*", true]),
    "shared/right.md": objectPage("Right", ["next", either, false], ["id", "*::Integer*", true]),
    "shared/many.md": objectPage("Many", ["list", `T::Array<${either}>`, true]),
  });
  const { is, validate } = of("shared/Many");

  const entriesMadeBy = (act: () => unknown): number => {
    const set = vi.spyOn(Map.prototype, "set");
    try {
      act();
      return set.mock.calls.length;
    } finally {
      set.mockRestore();
    }
  };

  test.each([
    ["guarding", is, { id: "a", next: { id: 1, next: { id: "c" } } }],
    ["refusing", is, { id: "a", next: { id: 1, next: { id: true } } }],
    ["stripping", (value: unknown) => validate(value, strip), { id: "a", extra: 1 }],
  ])("%s a list of them", (_name, act, item) => {
    const list = Array.from({ length: 500 }, () => ({ ...item }));
    expect(entriesMadeBy(() => act({ list }))).toBe(0);
  });

  test("and what is no small part is remembered", () => {
    let value: object = { id: true };
    for (let level = 0; level < 40; level += 1) value = { id: "a", next: value };
    expect(entriesMadeBy(() => is({ list: [value] }))).toBeGreaterThan(0);
  });
});

/** `UNIONS=n` tries more specs. */
const specs = Math.ceil(Number(process.env["UNIONS"] ?? 60) / 20);
const timeout = 600_000 + specs * 60_000;

const settings: readonly Partial<Settings>[] = [
  {},
  { dates: "Date" },
  { properties: "camelCase", dates: "Date" },
];

/** Returns a value with its dates in one form, because dates are equal if they are the same moment. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([key, item]) => [key, canonical(item)] as const);
    return Object.fromEntries(entries);
  }
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\dT/i.test(value)) return value;
  const moment = new Date(value.toUpperCase());
  return Number.isNaN(moment.getTime()) ? value : moment.toISOString();
}

/** Returns values of a union, some of which have the keys of two members. */
function valuesOf(id: ModelId, model: SpecModel, random: Random): readonly JsonValue[] {
  const make = valueMaker(model, random);
  return Array.from({ length: 12 }, () => {
    const [one, other] = [make(id), make(id)];
    const isMixed = isPlainObject(one) && isPlainObject(other) && random.chance(0.5);
    return isMixed ? { ...one, ...other } : one;
  });
}

function isPlainObject(value: JsonValue): value is Readonly<Record<string, JsonValue>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

async function compiled(
  model: SpecModel,
  given: Partial<Settings>,
): Promise<(id: ModelId) => Validators> {
  const files = printed(model, { ...defaultSettings, ...given, emit: ["validators"] });
  return validatorsIn(await importGenerated(files), model);
}

describe.each(settings)("of random unions with %o", (given) => {
  test(
    "nothing is lost, types hold, and the order of members does not matter",
    { timeout },
    async () => {
      const property = fc.asyncProperty(fc.integer(), async (seed) => {
        const random = new Random(seed);
        const { model: named, unions } = randomUnions(random);
        const model = given.properties === "camelCase" ? named : unnamed(named);
        const [of, reversed] = [
          await compiled(model, given),
          await compiled(withMembersReversed(model), given),
        ];
        const { fits, listed } = walkModel(model);
        const form = given.dates === "Date" ? "memory" : "wire";
        for (const id of unions) {
          const type = { kind: "ref", id } as const;
          const { is, parse, serialize, validate } = of(id);
          for (const wire of valuesOf(id, model, random)) {
            expect(validate(wire).ok, JSON.stringify({ id, wire })).toBe(fits(wire, type, "wire"));
            if (!fits(wire, type, "wire")) continue;
            const value = parse(wire);
            const stripped = parse(wire, strip);
            const says = (what: string, right: boolean, seen: unknown): void => {
              if (!right) expect({ id, wire, seen }).toBe(what);
            };
            for (const one of [value, stripped]) {
              says("of its type", is(one) && fits(one, type, form), one);
            }
            const back = serialize(value);
            says("what it was", isDeepStrictEqual(canonical(back), canonical(wire)), back);
            const kept = serialize(stripped);
            const expected = canonical(listed(wire, type));
            says("what is listed", isDeepStrictEqual(canonical(kept), expected), kept);
            const other = reversed(id);
            says("in any order", isDeepStrictEqual(other.parse(wire), value), other.parse(wire));
            says("stripped in any order", isDeepStrictEqual(other.parse(wire, strip), stripped), 0);
            says("back in any order", isDeepStrictEqual(other.serialize(value), back), 0);
          }
        }
      });
      // A spec that was read in one way and written in another.
      const examples: [number][] = [[1429114835], [-1616991566]];
      await fc.assert(property, { numRuns: specs, endOnFailure: true, examples });
    },
  );
});

/** Returns the same spec with the property names equal to the wire names. */
function unnamed({ models }: SpecModel): SpecModel {
  return {
    models: models.map((model) =>
      model.kind === "object"
        ? {
            ...model,
            fields: model.fields.map((field) => ({ ...field, propertyName: field.wireName })),
          }
        : model,
    ),
  };
}
