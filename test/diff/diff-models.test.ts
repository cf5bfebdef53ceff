import { describe, expect, test } from "vitest";
import {
  diffModels,
  type BreakingFinding,
  type DiffOptions,
} from "../../generator/diff/diff-models.ts";
import type { DataModel, Model } from "../../generator/model/model.ts";
import { contentHash } from "../../generator/tree/content-hash.ts";
import { plainEnum, plainField as field, plainObject } from "../support/plain-models.ts";
import { date, integer } from "../support/plain-types.ts";
import { atLine } from "../support/told-changes.ts";

const thing = (...names: readonly string[]): DataModel =>
  plainObject(
    "a/Thing",
    names.map((name) => field(name)),
  );

function diffed(
  before: readonly Model[],
  after: readonly Model[],
  options: Partial<DiffOptions> = {},
) {
  return diffModels(
    { models: before },
    { models: after },
    { allowed: {}, hash: contentHash, ...options },
  );
}

function first(
  before: readonly Model[],
  after: readonly Model[],
  options: Partial<DiffOptions> = {},
): BreakingFinding {
  const [finding, ...others] = diffed(before, after, options).findings;
  expect(others).toEqual([]);
  if (finding === undefined) throw new Error("nothing was found");
  return finding;
}

describe("a finding", () => {
  const gone = [[thing("id", "zone")], [thing("id")]] as const;
  const added = [[thing("id")], [thing("id"), plainEnum("b/Hue", ["red"])]] as const;

  test("names the old model and its member, or the new model", () => {
    expect(first(...gone)).toMatchObject({ model: "a/Thing", member: "zone", side: "old" });
    expect(first(...gone).message).toContain("`a/Thing.zone`");
    expect(first(...added)).toMatchObject({ model: "b/Hue", member: null, side: "new" });
    expect(first(...added).message).toContain("`b/Hue`");
  });

  test("has a fingerprint of the edit alone", () => {
    const hashed: string[] = [];
    const hash = (text: string): string => {
      hashed.push(text);
      return contentHash(text);
    };
    const { fingerprint } = first(...gone, { hash });
    expect(hashed).toEqual(['["field-removed-required","a/Thing","zone","",""]']);
    expect(fingerprint).toBe(contentHash(hashed[0] ?? "").slice(0, 12));
  });

  test("is allowed by its fingerprint, and other fingerprints are unused", () => {
    const { fingerprint, allowed } = first(...gone);
    expect(allowed).toBeNull();
    const reasons = { [fingerprint]: "It was never used.", ffffffffffff: "Old." };
    expect(first(...gone, { allowed: reasons }).allowed).toBe("It was never used.");
    expect(diffed(...gone, { allowed: reasons }).unusedAllowances).toEqual(["ffffffffffff"]);
    expect(
      first(...gone, { allowed: Object.create(reasons) as typeof reasons }).allowed,
    ).toBeNull();
  });

  test.each<[string, readonly Model[], readonly Model[], readonly string[]]>([
    ["code and data", ...gone, ["types", "data"]],
    ["docs alone", ...added, ["docs"]],
    ["code alone", [thing("id"), plainEnum("b/Hue", ["red"])], [thing("id")], ["types"]],
  ])("says that it breaks %s", (_what, before, after, breaks) => {
    expect(first(before, after).breaks).toEqual(breaks);
  });

  test("is in the direction of its model, before or after", () => {
    const way = (id: string): DataModel => plainObject(id, [field("id")]);
    const [request, response] = [way("a/PetRequest"), way("a/PetResponse")];
    expect(first([request], []).direction).toBe("request");
    expect(first([], [response]).direction).toBe("response");
    expect(first([], [request]).direction).toBe("request");
    expect(first([response], []).direction).toBe("response");
    const moved = { ...way("b/Pet"), name: "PetRequest" };
    expect(first([request], [{ ...moved, id: way("b/PetRequest").id }]).direction).toBe("request");
  });

  test("is reported by a second rule where its own is off", () => {
    const rules = { "field-removed-required": "off" } as const;
    expect(first(...gone, { rules })).toMatchObject({
      ...{ rule: "removed-without-deprecation", level: "warn" },
      axes: first(...gone).axes,
    });
    const info = { ...rules, "removed-without-deprecation": "info" } as const;
    expect(first(...gone, { rules: info }).level).toBe("info");
    const off = { ...rules, "removed-without-deprecation": "off" } as const;
    expect(diffed(...gone, { rules: off }).findings).toEqual([]);
  });
});

test("findings are ordered by model, then by place, then by code and message", () => {
  const at = (line: number, name: string) => field(name, atLine(line));
  const model = (id: string, lines: readonly number[]): DataModel =>
    plainObject(id, [at(0, "id"), ...lines.map((line, index) => at(line, `key${index}`))]);
  const ids = ["b/B", "a/C", "a/A"];
  const before = ids.map((id) => model(id, []));
  const after = ids.map((id) => model(id, [9, 3, 3]));
  const found = diffed(before, after).findings.map((one) => `${one.model}.${one.member ?? ""}`);
  expect(found).toEqual(
    ["a/A", "a/C", "b/B"].flatMap((id) => [`${id}.key1`, `${id}.key2`, `${id}.key0`]),
  );
  const [turned] = [[plainObject("a/A", [at(0, "id"), at(3, "z"), at(3, "y")])]];
  expect(diffed([model("a/A", [])], turned).findings.map(({ member }) => member)).toEqual([
    "y",
    "z",
  ]);
  const mixed = [{ ...plainObject("a/A", [{ ...at(0, "id"), type: integer, required: false }]) }];
  expect(diffed([model("a/A", [])], mixed).findings.map(({ rule }) => rule)).toEqual([
    ...["field-became-optional", "field-type-changed"],
  ]);
});

describe("names that go with an edit", () => {
  const names = (count: number): Partial<DiffOptions> => ({
    exportedNames: (_spec, before) => {
      const list = before === null ? Array.from({ length: count }, (_, at) => `name${at}`) : [];
      return new Map([[thing().id, { offered: list, generated: list }]]);
    },
  });
  const dated = { ...plainObject("a/Thing", [field("id", { type: date })]) };

  test.each([
    [0, ""],
    [1, "; `name0` can no longer be imported"],
    [2, "; `name0` and `name1` can no longer be imported"],
    [3, "; `name0`, `name1` and `name2` can no longer be imported"],
    [4, "; `name0`, `name1`, `name2` and 1 more can no longer be imported"],
    [6, "; `name0`, `name1`, `name2` and 3 more can no longer be imported"],
  ])("are told, %d of them: %j", (count, end) => {
    const plain = first([dated], [thing("id")]).message;
    expect(first([dated], [thing("id")], names(count)).message).toBe(`${plain}${end}`);
  });

  test("are told by the second rule of the edit too, and are a finding where both are off", () => {
    const before = plainObject("a/Thing", [field("id"), field("at", { type: date })]);
    const rules = { "field-removed-required": "off" } as const;
    expect(first([before], [thing("id")], { ...names(1), rules })).toMatchObject({
      ...{ rule: "removed-without-deprecation", message: expect.stringContaining("`name0`") },
    });
    const off = { ...rules, "removed-without-deprecation": "off" } as const;
    expect(first([before], [thing("id")], { ...names(1), rules: off }).rule).toBe(
      "exported-name-removed",
    );
  });
});

test("dates are texts unless the options say otherwise", () => {
  const before = plainObject("a/ThingResponse", [field("at", { type: date })]);
  const after = plainObject("a/ThingResponse", [field("at")]);
  const compiles = (dates?: "string" | "Date"): unknown =>
    first([before], [after], dates === undefined ? {} : { dates }).axes.compiles;
  expect([compiles(), compiles("string"), compiles("Date")]).toEqual(["info", "info", "error"]);
});
