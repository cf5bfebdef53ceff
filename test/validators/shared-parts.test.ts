import { describe, expect, test } from "vitest";
import { objectPage } from "../support/object-page.ts";
import { Random } from "../support/random.ts";
import { validatorsOf } from "../support/validators-of.ts";

// A value may contain the same part in several places, and may change between two calls. It must not show that
// validators remember parts: a value is judged like its copy from JSON, in which nothing is shared.

const either =
  "[T.any(Models::Shared::Left, Models::Shared::Right)](../../models/shared/either.md)";

const pages = {
  "shared/either.md": "# Either\n",
  "shared/left.md": objectPage(
    "Left",
    ["next", either, false],
    ["others", `T::Array<${either}>`, false],
    ["end", "*::Integer*", false],
  ),
  "shared/right.md": objectPage(
    "Right",
    ["next", either, false],
    ["others", `T::Array<${either}>`, false],
    ["end", "*::String*", false],
    ["at", "*::DateTime*", false],
  ),
};

const of = await validatorsOf(pages);
const left = of("shared/Left");
const converting = (await validatorsOf(pages, { dates: "Date" }))("shared/Left");

interface Part {
  next?: Part;
  others?: Part[];
  end?: unknown;
}

/** Returns a chain of `levels` parts, with `inmost` at its end. */
function chain(levels: number, inmost: Part = {}): Part {
  let value = inmost;
  for (let level = 0; level < levels; level += 1) value = { next: value };
  return value;
}

function copied(value: Part): Part {
  return JSON.parse(JSON.stringify(value)) as Part;
}

/** Returns the length of the longest chain that a guard accepts. */
function longestChain(): number {
  let levels = 1;
  while (left.is(chain(levels + 1))) levels += 1;
  return levels;
}

const longest = longestChain();

describe("a part at two depths", () => {
  // The chain is one level too long for the deeper of the two places, although the part fits in the upper one.
  const part = (): Part => chain(longest - 200);
  const places: readonly (readonly [string, (shared: Part) => Part])[] = [
    ["first near the top", (shared) => ({ others: [shared, chain(200, shared)] })],
    ["first far below", (shared) => ({ others: [chain(200, shared), shared] })],
  ];

  test.each(places)("%s is refused where its copies are", (_name, place) => {
    const value = place(part());
    expect(left.is(copied(value))).toBe(false);
    expect(left.is(value)).toBe(false);
  });

  test.each(places)("%s passes where its copies do", (_name, place) => {
    const value = place(chain(longest - 201));
    expect(left.is(copied(value))).toBe(true);
    expect(left.is(value)).toBe(true);
  });

  test("that is too deep in one place is not so in another", async () => {
    const some =
      "[T.any(Models::Shared::Strict, Models::Shared::Other, Models::Shared::Loose)](../../models/shared/some.md)";
    const strict = "[Models::Shared::Strict](../../models/shared/strict.md)";
    const anything = ["deep", "*T.anything*", true] as const;
    const { is } = (
      await validatorsOf({
        "shared/some.md": "# Some\n",
        "shared/strict.md": objectPage("Strict", ["some", some, false], ["deep", strict, false]),
        "shared/other.md": objectPage("Other", ["some", some, false], ["deep", strict, true]),
        "shared/loose.md": objectPage("Loose", [...anything]),
      })
    )("shared/Strict");
    const below = (levels: number, inmost: object): object =>
      levels === 0 ? inmost : { deep: below(levels - 1, inmost) };
    const shared = below(400, {});
    // So far below, only the member that accepts anything accepts the part. Higher up, that member is not asked.
    const value = { some: below(200, shared), deep: shared };
    expect(is(below(600, {}))).toBe(false);
    expect(is(JSON.parse(JSON.stringify(value)))).toBe(true);
    expect(is(value)).toBe(true);
  });
});

describe("a value that changes", () => {
  const value = chain(100, { end: 1 });
  let inmost = value;
  while (inmost.next !== undefined) inmost = inmost.next;

  test("is judged anew by each call", () => {
    for (const [end, isRight] of [
      ...[[1, true] as const, [true, false] as const, ["a", true] as const],
      ...[[null, true] as const, [{}, false] as const, [2, true] as const],
    ]) {
      inmost.end = end;
      expect(left.is(value)).toBe(isRight);
      expect(left.validate(value, { unknownKeys: "strip" }).ok).toBe(isRight);
    }
  });
});

describe("a part that throws", () => {
  test("does not change how often a later value is read", () => {
    const readsOf = (): number => {
      let reads = 0;
      const counted = {
        get end(): unknown {
          reads += 1;
          return true;
        },
      };
      left.is({ next: { next: { next: counted } } });
      return reads;
    };
    const before = readsOf();
    const throwing = {
      get next(): unknown {
        throw new Error("no");
      },
    };
    expect(left.is(chain(60, throwing as Part))).toBe(false);
    expect(readsOf()).toBe(before);
  });
});

describe("values with shared parts are judged as their copies", () => {
  /** Returns a value that contains the same parts in several places. */
  function randomValue(random: Random): Part {
    const parts: Part[] = [];
    for (let index = 0; index < 14; index += 1) {
      const part: Part = {
        ...random.pick([
          {},
          { end: 1 },
          { end: "a" },
          { end: true },
          { at: "2024-01-01T00:00:00Z" },
        ]),
      };
      if (parts.length > 0 && random.chance(0.7)) part.next = random.pick(parts);
      if (parts.length > 0 && random.chance(0.4))
        part.others = [random.pick(parts), random.pick(parts)];
      if (random.chance(0.2)) Object.assign(part, { extra: index });
      parts.push(part);
    }
    return { others: parts.slice(-3) };
  }

  test.each([
    ["as they are", left, {}],
    ["stripped", left, { unknownKeys: "strip" } as const],
    ["strict", left, { unknownKeys: "strict" } as const],
    ["converted", converting, {}],
    ["converted and stripped", converting, { unknownKeys: "strip" } as const],
  ])("%s", (_name, { is, validate }, options) => {
    const verdicts = new Set<boolean>();
    for (let seed = 0; seed < 60; seed += 1) {
      const value = randomValue(new Random(seed));
      const copy = copied(value);
      const result = validate(value, options);
      expect(result).toEqual(validate(copy, options));
      expect(is(value)).toBe(is(copy));
      verdicts.add(result.ok);
    }
    expect(verdicts.size).toBe(2);
  });
});
