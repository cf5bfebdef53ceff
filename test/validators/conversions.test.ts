import { isDeepStrictEqual } from "node:util";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { defaultSettings, type Settings } from "../../generator/config/settings.ts";
import { objectPage } from "../support/cli.ts";
import { corpusNames, hasCorpora, readCorpus } from "../support/corpora.ts";
import { checkedIds, importGenerated, validatorsIn } from "../support/generated.ts";
import { Random } from "../support/random.ts";
import { valueMaker } from "../support/values.ts";
import { emitUnformatted, enumPage, validatorsOf } from "../support/validators-of.ts";

// Tests settings that change what TypeScript holds: interface, guard, parse and serialize must change together.

const pages = {
  "shared/event.md": objectPage(
    "Event",
    ["event_name", "*::String*", true],
    ["starts_at", "[Date](https://ruby-doc.org/x)", true],
    ["day", "[DateTime](https://ruby-doc.org/x)", false],
    ["sub_events", "T::Array<[Models::Shared::Event](../../models/shared/event.md)>", false],
    ["by_day", "T::Hash[Symbol, [DateTime](https://ruby-doc.org/x)]", false],
  ),
};

describe("dates and properties", async () => {
  const of = await validatorsOf(pages, { dates: "Date", properties: "camelCase" });
  const event = of("shared/Event");
  const wire = {
    event_name: "a",
    starts_at: "2024-02-29T12:00:00.500+01:00",
    day: "2024-02-29",
    sub_events: [{ event_name: "b", starts_at: "2016-12-31T23:59:60Z", unlisted_key: 1 }],
    by_day: { some_key: "0001-01-01" },
  };
  const memory = {
    eventName: "a",
    startsAt: new Date("2024-02-29T11:00:00.500Z"),
    day: new Date("2024-02-29T00:00:00Z"),
    subEvents: [{ eventName: "b", startsAt: new Date("2017-01-01T00:00:00Z"), unlisted_key: 1 }],
    byDay: { some_key: new Date("0001-01-01T00:00:00Z") },
  };

  test("parse from the wire, serialize to it", () => {
    expect(event.parse(wire)).toEqual(memory);
    expect(event.serialize(memory)).toEqual({
      event_name: "a",
      starts_at: "2024-02-29T11:00:00.500Z",
      day: "2024-02-29",
      sub_events: [{ event_name: "b", starts_at: "2017-01-01T00:00:00.000Z", unlisted_key: 1 }],
      by_day: { some_key: "0001-01-01" },
    });
    expect(event.parseJson(JSON.stringify(wire))).toEqual(memory);
  });

  test("the guard is about what TypeScript holds", () => {
    expect(event.is(memory)).toBe(true);
    expect(event.is(wire)).toBe(false);
    expect(event.is({ ...memory, startsAt: new Date(Number.NaN) })).toBe(false);
    for (const moment of ["-000001-12-31T23:59:59.999Z", "+010000-01-01T00:00:00Z", 8.64e15]) {
      expect(event.is({ ...memory, startsAt: new Date(moment) })).toBe(false);
    }
    for (const moment of ["0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z"]) {
      expect(event.is({ ...memory, startsAt: new Date(moment) })).toBe(true);
    }
    expect(() => {
      event.assert(memory);
    }).not.toThrow();
    expect(() => {
      event.assert(wire);
    }).toThrow("Invalid EventModel");
    expect(() => {
      event.assert({ ...memory, day: "2024-02-29" });
    }).toThrow("at day: Expected Date of the years 0 to 9999, received string");
  });

  test("a Date of another realm is one, and what only says so is none", () => {
    const foreign: unknown = runInNewContext('new Date("2024-02-29T11:00:00.500Z")');
    expect(foreign).not.toBeInstanceOf(Date);
    expect(event.is({ ...memory, startsAt: foreign })).toBe(true);
    expect(event.serialize({ ...memory, startsAt: foreign })).toEqual(event.serialize(memory));
    for (const fake of [{ [Symbol.toStringTag]: "Date" }, Object.create(Date.prototype)]) {
      expect(event.is({ ...memory, startsAt: fake as unknown })).toBe(false);
      expect(() => event.serialize({ ...memory, startsAt: fake as unknown })).toThrow(
        "at startsAt",
      );
    }
  });

  test("issues are about the wire", () => {
    expect(event.validate({ ...wire, starts_at: "2024-02-29 12:00" })).toMatchObject({
      issues: [{ code: "format", path: ["starts_at"], expected: "date-time" }],
    });
    expect(event.validate({ eventName: "a" })).toMatchObject({
      issues: [
        { code: "required", path: ["event_name"], expected: "string" },
        { code: "required", path: ["starts_at"], expected: "date-time" },
      ],
    });
  });

  test("a key that is called like a renamed one gives way", () => {
    expect(event.parse({ ...wire, eventName: "other" })).toEqual(memory);
    expect(event.parse({ eventName: "other", ...wire })).toEqual(memory);
  });

  test("an invalid Date is not serialized", () => {
    const broken = { eventName: "a", startsAt: new Date(Number.NaN) };
    expect(() => event.serialize(broken)).toThrow(
      "Invalid EventModel at startsAt: Expected Date of the years 0 to 9999, received a Date out of range",
    );
  });
});

const settings: readonly Partial<Settings>[] = [
  {},
  { dates: "Date" },
  { properties: "camelCase" },
  { dates: "Date", properties: "camelCase" },
  { enums: "open" },
  { optionalNull: "reject" },
  { unsafeIntegers: "accept" },
  {
    ...{ dates: "Date", properties: "camelCase", enums: "open" },
    ...{ optionalNull: "reject", unsafeIntegers: "accept" },
  },
];

/** Every setting on two small specs; no settings and all settings at once on the others, which are larger. */
const runs = corpusNames.flatMap((name) => {
  const isSmall = name === "clerk-sample" || name === "dub";
  return (isSmall ? settings : [{}, settings.at(-1) ?? {}]).map((given) => ({ name, given }));
});

describe.skipIf(!hasCorpora)("round trips", () => {
  test.each(runs)("of $name with $given", async ({ name, given }) => {
    // The wire uses snake_case, so that camelCase properties differ from it.
    const all: Settings = { ...defaultSettings, wire: "snake_case", ...given };
    const pages = await readCorpus(name);
    const { files, model } = emitUnformatted(pages, { ...all, emit: ["validators"] });
    const of = validatorsIn(await importGenerated(files), model);
    const make = valueMaker(model, new Random(7));
    for (const id of checkedIds(model)) {
      const { is, parse, serialize, parseJson } = of(id);
      for (let count = 0; count < 10; count += 1) {
        const wire = make(id);
        const value = parse(wire);
        const back = serialize(value);
        const again = parseJson(JSON.stringify(back));
        const isSame =
          is(value) && isDeepStrictEqual(parse(back), value) && isDeepStrictEqual(again, value);
        if (!isSame) expect({ id, wire, value, back, again }).toBe("a round trip");
      }
    }
  });
});

describe("what a value does not have of its own", async () => {
  const own = {
    "shared/visit.md": objectPage(
      "Visit",
      ["id", "*::String*", true],
      ["at", "[Date](https://ruby-doc.org/x)", false],
      ["room_name", "*::String*", false],
    ),
  };
  const visits = [
    (await validatorsOf(own, { dates: "Date" }))("shared/Visit"),
    (await validatorsOf(own, { properties: "camelCase" }))("shared/Visit"),
    (await validatorsOf(own, { dates: "Date", properties: "camelCase" }))("shared/Visit"),
  ];
  const day = "2024-02-29T12:00:00.000Z";

  test.each(visits)("is there, converted and a key of the copy, where it is inherited", (visit) => {
    // Zod does the same, because it reads keys by name.
    for (const [inherited, rest] of [
      [{ id: "a" }, { at: day, room_name: "b" }],
      [{ id: "a", at: day, room_name: "b" }, {}],
      [{ id: "a", at: day }, { room_name: "b" }],
    ] as const) {
      const value: unknown = Object.assign(Object.create(inherited) as object, rest);
      for (const unknownKeys of ["passthrough", "strip", "strict"] as const) {
        expect(visit.parse(value, { unknownKeys })).toEqual(visit.parse({ ...inherited, ...rest }));
      }
    }
  });

  test("is a key of a copy that begins at an inherited key, unless the model does not list it", async () => {
    const pages = {
      "shared/outer.md": objectPage(
        "Outer",
        ["id", "*::String*", true],
        ["inner", "[Models::Shared::Inner](../../models/shared/inner.md)", true],
        ["note", "*::String*", false],
      ),
      "shared/inner.md": objectPage("Inner", ["name", "*::String*", false]),
    };
    const inner = { name: "b", extra: 1 };
    const outer = (await validatorsOf(pages))("shared/Outer");
    for (const [inherited, own] of [
      [{ id: "a", extra: 1, inner }, {}],
      [{ id: "a", extra: 1 }, { inner }],
      [{ extra: 1, inner }, { id: "a" }],
      [
        { extra: 1, note: "c", inner },
        { id: "a", extra: 2 },
      ],
    ] as const) {
      const value: unknown = Object.assign(Object.create(inherited) as object, own);
      const copy = outer.parse(value, { unknownKeys: "strip" }) as object;
      const note = "note" in inherited ? { note: "c" } : {};
      expect(Object.fromEntries(Object.entries(copy))).toEqual({
        ...{ id: "a", ...note, inner: { name: "b" } },
      });
    }
  });

  test.each(visits)("is no key of the copy where it is planted on every object", (visit) => {
    const value = { id: "a", at: day };
    const clean = Object.keys(visit.parse(value) as object);
    Object.assign(Object.prototype, { room_name: "planted", roomName: "planted" });
    try {
      expect(Object.keys(visit.parse(value) as object)).toEqual(clean);
    } finally {
      Reflect.deleteProperty(Object.prototype, "room_name");
      Reflect.deleteProperty(Object.prototype, "roomName");
    }
  });

  test.each(visits)("is refused where nobody can see it to convert it", (visit) => {
    class WithGetter {
      at = day;
      room_name = "b";
      get id(): string {
        return this.at;
      }
    }
    const hidden = Object.defineProperties(
      { id: "a" },
      { at: { value: day }, room_name: { value: 1 } },
    );
    for (const value of [new WithGetter(), hidden]) {
      for (const unknownKeys of ["passthrough", "strip"] as const) {
        const result = visit.validate(value, { unknownKeys });
        // The result must never be a value that does not fit the type.
        if (result.ok) expect(visit.is(result.value)).toBe(true);
        else
          expect(result.issues).toMatchObject([
            { message: "Expected plain data, received object" },
          ]);
      }
    }
    expect(visits[0]?.validate(hidden).ok).toBe(false);
    expect(visits[2]?.validate(new WithGetter()).ok).toBe(false);
  });
});

describe("integers beyond 2^53", () => {
  const own = {
    "shared/one.md": objectPage("One", [
      "level",
      "[Models::Shared::L1](../../models/shared/l1.md)",
      true,
    ]),
    "shared/two.md": objectPage("Two", [
      "level",
      "[Models::Shared::L2](../../models/shared/l2.md)",
      true,
    ]),
    "shared/l1.md": enumPage("L1", 1),
    "shared/l2.md": enumPage("L2", 2),
    "shared/either.md": "# Either\n",
    "shared/all.md": objectPage(
      "All",
      ["count", "*::Integer*", false],
      ["list", "T::Array<*::Integer*>", false],
      [
        "either",
        "[T.any(Models::Shared::One, Models::Shared::Two)](../../models/shared/either.md)",
        false,
      ],
    ),
  };
  const beyond = [{ count: 2 ** 53 }, { list: [-(2 ** 53)] }, { either: { level: 2 ** 60 } }];
  const within = [
    { count: 2 ** 53 - 1 },
    { list: [1 - 2 ** 53] },
    { either: { level: 3 } },
    { count: null },
  ];
  const modes = ["passthrough", "strip", "strict"] as const;

  test.each(["reject", "accept"] as const)("%s", async (unsafeIntegers) => {
    for (const strictGuards of [false, true]) {
      const settings = { unsafeIntegers, strictGuards, enums: "open" } as const;
      const { is, validate } = (await validatorsOf(own, settings))("shared/All");
      for (const [values, expected] of [
        [beyond, unsafeIntegers === "accept"],
        [within, true],
      ] as const) {
        for (const value of values) {
          const verdicts = modes.map((unknownKeys) => validate(value, { unknownKeys }).ok);
          expect([value, is(value), ...verdicts]).toEqual([value, ...Array(4).fill(expected)]);
        }
      }
    }
  });
});
