import { describe, expect, test } from "vitest";
import { isNestedDeeper, parseExample } from "../../generator/link/examples.ts";
import type { JsonValue, Model } from "../../generator/model/model.ts";
import { modelId, type TypeNode } from "../../generator/model/type.ts";
import { plainEnum, plainObject, plainUnion, refTo } from "../support/plain-models.ts";
import {
  any,
  boolean,
  integer,
  list,
  map,
  number,
  only,
  orNull,
  text,
} from "../support/plain-types.ts";

const pair = plainObject("a/Pair");
const hue = plainEnum("a/Hue", ["red", "2"]);
const level = plainEnum("a/Level", [1, 2]);
const openHue = { ...plainEnum("a/OpenHue", ["red"]), open: true };
const openLevel = { ...plainEnum("a/OpenLevel", [1]), open: true };
const inner = plainUnion("a/Inner", [text]);
const outer = plainUnion("a/Outer", [refTo(inner), refTo(pair), integer]);
const unknownUnion: Model = { ...plainObject("a/Unknown"), kind: "unknown" };
const envelope = (id: string, body: TypeNode | null): Model => ({
  ...{ ...plainObject(id), kind: "envelope", fields: [], body },
});
const reply = envelope("a/Reply", integer);
const nothing = envelope("a/Nothing", null);
const all = [pair, hue, level, openHue, openLevel, inner, outer, unknownUnion, reply, nothing];
const models = new Map(all.map((model) => [model.id, model]));

describe("an example cell", () => {
  test.each<[string, TypeNode, JsonValue | undefined]>([
    ["715948317", text, "715948317"],
    ["null", text, undefined],
    ["<nil>", { kind: "date" }, undefined],
    ["2026-01-01", { kind: "date" }, "2026-01-01"],
    ["2026-01-01T00:00:00Z", { kind: "datetime" }, "2026-01-01T00:00:00Z"],
    ["abc", { kind: "binary" }, "abc"],
    ["12", integer, 12],
    ["-12", integer, -12],
    ["1.5", integer, undefined],
    ["12a", integer, undefined],
    ["a12", integer, undefined],
    ["9007199254740993", integer, undefined],
    ["-1.25", number, -1.25],
    ["12", number, 12],
    ["1e3", number, 1000],
    ["1.5E-3", number, 0.0015],
    ["12e+10", number, 12e10],
    ["1.", number, undefined],
    [".5", number, undefined],
    ["1e", number, undefined],
    ["a1", number, undefined],
    ["1a", number, undefined],
    ["1e400", number, undefined],
    ["true", boolean, true],
    ["false", boolean, false],
    ["yes", boolean, undefined],
    ["[1]", list(text), [1]],
    ['{"a":1}', list(text), undefined],
    ["[1", list(text), undefined],
    ['{"a":1}', map(text), { a: 1 }],
    ["[1]", map(text), undefined],
    ["null", map(text), undefined],
    ["1", map(text), undefined],
    ["null", { kind: "unknown" }, null],
    ["<nil>", { kind: "unknown" }, null],
    ["[1]", { kind: "unknown" }, [1]],
    ["words", { kind: "unknown" }, "words"],
    ["a", only("a"), "a"],
    ["1", only(1), 1],
    ["true", only(true), true],
    ["b", only("a"), undefined],
    ["null", orNull(text), null],
    ["<nil>", orNull(integer), null],
    ["5", orNull(integer), 5],
    ["a", any(integer, text), "a"],
    ["1", any(integer, text), 1],
    ["a", any(integer, boolean), undefined],
  ])("%j under %j is %j", (cell, type, value) => {
    expect(parseExample(cell, type, models)).toEqual(value);
  });

  test.each<[string, Model, JsonValue | undefined]>([
    ['{"a":1}', pair, { a: 1 }],
    ["text", pair, undefined],
    ["red", hue, "red"],
    ["2", hue, "2"],
    ["2", level, 2],
    ["blue", hue, undefined],
    ["blue", openHue, "blue"],
    ["5", openLevel, undefined],
    ["a", inner, "a"],
    ['{"a":1}', outer, { a: 1 }],
    ["5", outer, 5],
    ["text", outer, undefined],
    ["[1]", unknownUnion, [1]],
    ["words", unknownUnion, "words"],
    ["5", reply, 5],
    ["a", reply, undefined],
    ["5", nothing, undefined],
  ])("%j under the model $id is %j", (cell, model, value) => {
    expect(parseExample(cell, refTo(model), models)).toEqual(value);
  });

  test("under a model that does not exist, or an object of an unknown tag, is no value", () => {
    expect(parseExample("{}", { kind: "ref", id: modelId("a", "None") }, models)).toBeUndefined();
    const other: TypeNode = {
      ...{ kind: "other", valueType: "string", known: ["a"], given: [] },
      tag: { wireName: "t", propertyName: "t" },
    };
    expect(parseExample("{}", other, models)).toBeUndefined();
  });

  test.each(["[1e400]", "[1, 1e400]", '[{"a": {"b": [-1e400]}}]', '{"a": 1e400}'])(
    "with a number that is too large is no value: %s",
    (cell) => {
      expect(parseExample(cell, list(number), models)).toBeUndefined();
      expect(parseExample(cell, map(number), models)).toBeUndefined();
    },
  );
});

test.each<[JsonValue, number, boolean]>([
  ["text", 0, false],
  [null, 0, false],
  [[], 0, true],
  [[], 1, false],
  [{ a: [] }, 1, true],
  [{ a: [] }, 2, false],
  [[1, "b", null, [{ a: 1 }]], 2, true],
  [[1, "b", null, [{ a: 1 }]], 3, false],
])("%j is nested more than %i levels deep: %s", (value, limit, isDeeper) => {
  expect(isNestedDeeper(value, limit)).toBe(isDeeper);
});
