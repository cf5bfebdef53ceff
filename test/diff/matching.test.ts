import { describe, expect, test } from "vitest";
import { matchFields } from "../../generator/diff/match-fields.ts";
import { matchModels } from "../../generator/diff/match-models.ts";
import { pairsToCompare } from "../../generator/diff/pairing.ts";
import { bestMatches, overlap, spelling, textSimilarity } from "../../generator/diff/similarity.ts";
import type { World } from "../../generator/diff/world.ts";
import type { DataModel, Field } from "../../generator/model/model.ts";
import {
  plainEnum,
  plainField as field,
  plainObject,
  plainUnion,
  refTo,
} from "../support/plain-models.ts";

describe("how alike two texts are", () => {
  test.each([
    ["", "", 1],
    ["abcd", "abcd", 1],
    ["abcd", "abcx", 0.75],
    ["ab", "abcd", 0.5],
    ["abcd", "", 0],
  ])("%j and %j: %d", (a, b, likeness) => {
    expect(textSimilarity(a, b)).toBe(likeness);
    expect(textSimilarity(b, a)).toBe(likeness);
  });

  test("depends on their first 300 characters only", () => {
    const same = "a".repeat(300);
    expect(textSimilarity(`${same}bbb`, `${same}cc`)).toBe(1);
    expect(textSimilarity(`${same.slice(1)}b`, same)).toBeLessThan(1);
  });
});

test.each([
  [[], [], 1],
  [["a"], [], 0],
  [["a", "b"], ["b", "c"], 0.5],
  [["a", "b"], ["b", "a"], 1],
  [["a", "b", "c"], ["a"], 0.5],
])("the lists %j and %j have %d in common", (a, b, common) => {
  expect(overlap(a, b)).toBe(common);
});

test.each([
  ["userId", "user_id"],
  ["User-ID", "userid"],
  ["größe", "GRÖßE"],
])("%j and %j are spellings of one name", (a, b) => {
  expect(spelling(a)).toBe(spelling(b));
});

test("names with other letters or digits are no spellings of each other", () => {
  expect(new Set(["a1", "a2", "é1", "1"].map(spelling)).size).toBe(4);
});

test("the best matches win, each item once, and the first of equals", () => {
  const match = (before: string, after: string, score: number) => ({ before, after, score });
  const best = match("a", "x", 0.9);
  expect(
    bestMatches([match("a", "y", 0.8), match("b", "x", 0.8), best, match("b", "y", 0.7)]),
  ).toEqual([best, match("b", "y", 0.7)]);
  const [first, second] = [match("a", "x", 0.5), match("a", "y", 0.5)];
  expect(bestMatches([first, second])).toEqual([first]);
});

describe("the pairs that are compared", () => {
  const pairs = (before: string, after: string, most: number): readonly string[] =>
    [...pairsToCompare(Array.from(before), Array.from(after), most)].map(
      (one) => one.before + one.after,
    );

  test("are all of them up to the limit, in order", () => {
    expect(pairs("ab", "xyz", 6)).toEqual(["ax", "ay", "az", "bx", "by", "bz"]);
    expect(pairs("", "xyz", 6)).toEqual([]);
  });

  test("are those at similar places beyond it", () => {
    const [old, now] = ["abcdefgh", "stuvwxyz"];
    const near = pairs(old, now, 8);
    expect(near.filter((one) => one.startsWith("a"))).toEqual(["as", "at", "au"]);
    expect(near.filter((one) => one.startsWith("d"))).toEqual(["dt", "du", "dv", "dw", "dx"]);
    expect(near.filter((one) => one.startsWith("h"))).toEqual(["hx", "hy", "hz"]);
    const wide = pairs(old, now, 63);
    expect(wide.filter((one) => one.startsWith("e"))).toEqual([
      ...["et", "eu", "ev", "ew", "ex", "ey", "ez"],
    ]);
  });

  test("are at the same share of lists of different lengths", () => {
    const near = pairs("abcd", "stuvwxyz", 8);
    expect(near.filter((one) => one.startsWith("c"))).toEqual(["cu", "cv", "cw", "cx", "cy"]);
  });
});

const none = { isAt: () => false, models: new Set<never>() };
const settings = { dates: "string", unresolved: none } as const;

function worldOf(before: readonly DataModel[], after: readonly DataModel[]): World {
  return matchModels({ models: before }, { models: after }, settings);
}

describe("the fields of an object", () => {
  /** Shows matches as `old>new`, then removed ones as `-old` and added ones as `+new`. */
  function matches(before: readonly Field[], after: readonly Field[]): string {
    const { common, removed, added } = matchFields(before, after, worldOf([], []));
    return [
      ...common.map((one) => `${one.before.wireName}>${one.after.wireName}`),
      ...removed.map(({ wireName }) => `-${wireName}`),
      ...added.map(({ wireName }) => `+${wireName}`),
    ].join(" ");
  }

  const fields = (...names: readonly string[]): readonly Field[] =>
    names.map((name) => field(name));
  const integer = { type: { kind: "integer" } } as const;

  test.each([
    ["the same keys, in the new order", ["a", "b"], ["b", "a"], "b>b a>a"],
    ["another key", ["first"], ["zone"], "-first +zone"],
    ["another spelling", ["user_id"], ["userId"], "user_id>userId"],
    [
      "another name in the same place",
      ["a", "email", "z"],
      ["a", "emails", "z"],
      "a>a email>emails z>z",
    ],
    ["a key more", ["a"], ["a", "b"], "a>a +b"],
    ["a key less", ["a", "b"], ["b"], "b>b -a"],
    ["the nearer of two names", ["emails"], ["email", "mail"], "emails>email +mail"],
  ])("with %s", (_what, before, after, wanted) => {
    expect(matches(fields(...before), fields(...after))).toBe(wanted);
  });

  test("are the same by key, although another is more alike", () => {
    const before = [field("a", integer), field("aa")];
    expect(matches(before, [field("aa", integer), field("a")])).toBe("aa>aa a>a");
  });

  test("are not renamed where the type and the place are others too", () => {
    const before = [field("email"), ...fields("b", "c")];
    expect(matches(before, [...fields("b", "c"), field("emails", integer)])).toBe(
      "b>b c>c -email +emails",
    );
    expect(matches(before, [field("emails"), ...fields("b", "c")])).toBe("email>emails b>b c>c");
  });

  test.each([
    ["between the same fields", "a hall z", "a haze z", "a>a hall>haze z>z"],
    ["before the same field", "hall a", "haze a", "hall>haze a>a"],
    ["behind the same field", "a hall", "a haze", "a>a hall>haze"],
    ["alone", "hall", "haze", "hall>haze"],
    ["with another above", "a hall z", "b haze z", "z>z -a -hall +b +haze"],
    ["with another below", "a hall z", "a haze y", "a>a -hall -z +haze +y"],
    ["elsewhere", "a hall z", "a z haze", "a>a z>z -hall +haze"],
    ["with one more above", "a hall", "a b haze", "a>a -hall +b +haze"],
    ["with one more below", "hall a", "haze b a", "a>a -hall +haze +b"],
  ])("are renamed by half of a name only in their place: %s", (_what, before, after, wanted) => {
    expect(matches(fields(...before.split(" ")), fields(...after.split(" ")))).toBe(wanted);
  });

  test("are renamed where they are described alike, although the names differ", () => {
    const described = (name: string, description: string): Field => field(name, { description });
    const text = "The address that letters are sent to.";
    expect(matches([described("mail", text)], [described("postal", text)])).toBe("mail>postal");
    expect(matches([described("mail", text)], [described("mails", "How old it is")])).toBe(
      "-mail +mails",
    );
    expect(matches([described("mail", text)], [field("postal")])).toBe("-mail +postal");
    expect(matches([described("mail", text)], [field("mails")])).toBe("mail>mails");
    expect(matches([field("mail")], [described("mails", text)])).toBe("mail>mails");
    const other = { ...described("haze", text), ...integer };
    expect(matches([described("hall", text)], [other])).toBe("-hall +haze");
    const [first, last] = [described("mail", text), described("postal", text)];
    expect(matches([first, ...fields("b", "c")], [...fields("b", "c"), last])).toBe(
      "b>b c>c -mail +postal",
    );
  });
});

describe("the models of a spec", () => {
  const renames = (before: readonly DataModel[], after: readonly DataModel[]): readonly string[] =>
    [...worldOf(before, after).renamed].map(([from, to]) => `${from}>${to}`);
  const object = (id: string, ...names: readonly string[]): DataModel =>
    plainObject(
      id,
      names.map((name) => field(name)),
    );

  test("are the same by id, whatever is in them", () => {
    expect(renames([object("a/A", "b", "c")], [plainEnum("a/A", ["x"])])).toEqual(["a/A>a/A"]);
  });

  test("have moved where only the folder is another, even if their fields are too", () => {
    expect(renames([object("a/Thing", "b")], [object("c/Thing", "d")])).toEqual([
      "a/Thing>c/Thing",
    ]);
    expect(renames([object("a/Thing", "b")], [plainEnum("c/Thing", ["b"])])).toEqual([]);
    const [one, other] = [object("c/Thing", "b", "z"), object("d/Thing", "b", "c")];
    expect(renames([object("a/Thing", "b", "c")], [one, other])).toEqual(["a/Thing>d/Thing"]);
  });

  test("are renamed where most of their parts stay", () => {
    const before = object("a/Thing", "id", "b", "c", "d");
    expect(renames([before], [object("a/Stuff", "id", "b", "c", "d")])).toEqual([
      "a/Thing>a/Stuff",
    ]);
    expect(renames([before], [object("a/Stuff", "id", "x", "y", "z")])).toEqual([]);
    expect(renames([before], [object("a/Things", "id", "x", "y", "z")])).toEqual([]);
    const values = ["red", "green", "blue"];
    expect(renames([plainEnum("a/Hue", values)], [plainEnum("a/Colour", values)])).toEqual([
      "a/Hue>a/Colour",
    ]);
  });

  test("of one part are renamed only where the names are alike", () => {
    expect(renames([object("a/Thing", "id")], [object("a/Other", "id")])).toEqual([]);
    expect(renames([object("a/Thing", "id")], [object("a/Things", "id")])).toEqual([
      "a/Thing>a/Things",
    ]);
  });

  test("are renamed by their descriptions too, where both have one", () => {
    const [before, after] = [object("a/Thing", "id"), object("a/Other", "id")];
    const description = "What is bought and sold.";
    expect(renames([{ ...before, description }], [{ ...after, description }])).toEqual([
      "a/Thing>a/Other",
    ]);
    expect(renames([{ ...before, description }], [after])).toEqual([]);
  });

  test("are not renamed where they stay or where others stay in their place", () => {
    const [kept, gone] = [object("a/Thinkx", "id", "b"), object("a/Think", "id", "b")];
    expect(renames([kept, gone], [kept, object("a/Thinks", "id", "b")])).toEqual([
      ...["a/Thinkx>a/Thinkx", "a/Think>a/Thinks"],
    ]);
  });

  test.each([
    [["id"], ["id", "b", "c"], ["a/AccountSetting>a/AccountSettings"]],
    [["id"], ["id", "b", "c", "d"], []],
  ])("with the parts %j and %j are renamed if half is the same", (old, now, wanted) => {
    const [before, after] = [
      object("a/AccountSetting", ...old),
      object("a/AccountSettings", ...now),
    ];
    expect(renames([before], [after])).toEqual(wanted);
  });

  test("are not renamed where the half that stays is all that is alike", () => {
    const before = object("a/Thing", "id", "b", "c", "d");
    expect(renames([before], [object("a/Stuff", "id", "b", "x", "y")])).toEqual([]);
  });

  test("are renamed by their names where only one is described, and by both where both are", () => {
    const [before, after] = [object("a/Hall", "id"), object("a/Haze", "id")];
    const description = "cash";
    expect(renames([{ ...before, description }], [after])).toEqual(["a/Hall>a/Haze"]);
    expect(renames([before], [{ ...after, description }])).toEqual(["a/Hall>a/Haze"]);
    const other = object("a/Nest", "id");
    expect(renames([{ ...before, description }], [{ ...other, description: "card" }])).toEqual([]);
  });

  test("of other values, members or models are others", () => {
    const [red, one] = [plainEnum("a/Hue", ["red", "blue"]), plainEnum("a/Hues", ["one", "two"])];
    expect(renames([red], [one])).toEqual([]);
    const some = plainUnion("a/Some", [{ kind: "string" }, { kind: "integer" }]);
    const more = plainUnion("a/Somes", [{ kind: "boolean" }, { kind: "date" }]);
    expect(renames([some], [more])).toEqual([]);
    const kept = ["a/A", "a/B", "a/C", "a/D"].map((id) => object(id, id));
    const [a, b] = [kept.slice(0, 2).map(refTo), kept.slice(2).map(refTo)];
    expect(
      renames([...kept, plainUnion("a/Some", a)], [...kept, plainUnion("a/Somes", b)]),
    ).not.toContain("a/Some>a/Somes");
  });

  test("may refer to each other by names that change with them", () => {
    const [old, now] = [object("a/Pair", "id", "b", "c"), object("a/Couple", "id", "b", "c")];
    const members = (one: DataModel) => [refTo(one), { kind: "string" } as const];
    expect(
      renames(
        [old, plainUnion("a/Some", members(old))],
        [now, plainUnion("a/Somes", members(now))],
      ),
    ).toEqual(["a/Some>a/Somes", "a/Pair>a/Couple"]);
  });
});
