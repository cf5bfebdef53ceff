import { describe, expect, test } from "vitest";
import {
  axesIn,
  brokenAxes,
  worst,
  type Axes,
  type JudgedAxes,
} from "../../generator/diff/axes.ts";
import { directionOf, waysOf } from "../../generator/diff/directions.ts";
import type { DataModel } from "../../generator/model/model.ts";
import { plainField as field, plainObject, refTo } from "../support/plain-models.ts";

describe("the axes of a change", () => {
  const all: Axes = {
    ...{ sent: "warn", received: "info", compiles: { request: "info", response: "error" } },
  };

  test.each<["request" | "response" | "both", JudgedAxes]>([
    ["request", { sent: "warn", compiles: "info" }],
    ["response", { received: "info", compiles: "error" }],
    ["both", { sent: "warn", received: "info", compiles: "error" }],
  ])("in a %s", (direction, judged) => {
    expect(axesIn(all, direction)).toEqual(judged);
  });

  test("are broken where they are more than information", () => {
    expect(brokenAxes(axesIn(all, "both"))).toEqual(["sent", "compiles"]);
    expect(brokenAxes({})).toEqual([]);
  });

  test.each([
    [[], "info"],
    [["info", "warn"], "warn"],
    [["error", "warn", "info"], "error"],
  ] as const)("%j: the worst is %s", (levels, level) => {
    expect(worst(levels)).toBe(level);
  });
});

describe("the directions of models", () => {
  const inner = plainObject("a/Inner");
  const containing = (id: string, ...inside: readonly DataModel[]): DataModel =>
    plainObject(
      id,
      inside.map((one) => field(one.name, { type: refTo(one) })),
    );
  const said = (
    all: readonly DataModel[],
    configured: Parameters<typeof waysOf>[1] = {},
  ): Readonly<Record<string, string>> => {
    const ways = waysOf({ models: all }, configured);
    return Object.fromEntries([...ways].map(([id, one]) => [id, [...one].join(" ")]));
  };

  test.each([
    ["a/PairRequest", "request"],
    ["a/PairRequestBody", "request"],
    ["a/PairResponse", "response"],
    ["a/PairResponseBody", "response"],
    ["a/RequestPair", ""],
    ["a/ResponsePair", ""],
  ])("%s: %j, with what it contains", (id, way) => {
    expect(said([containing(id, inner), inner, plainObject("a/Other")])).toEqual({
      ...{ [id]: way, "a/Inner": way, "a/Other": "" },
    });
  });

  test("are both where a model is contained in both", () => {
    const middle = containing("a/Middle", inner);
    const all = [
      containing("a/ARequest", middle),
      containing("a/AResponse", middle),
      middle,
      inner,
    ];
    expect(said(all)).toMatchObject({
      "a/Middle": "request response",
      "a/Inner": "request response",
    });
  });

  test("come from the config where it names the model, by its id or its name", () => {
    const all = [containing("a/PairRequest", inner), inner];
    expect(said(all, { "Pair*": "response" })).toEqual({
      ...{ "a/PairRequest": "response", "a/Inner": "response" },
    });
    expect(said(all, { "a/*": "both" })).toEqual({
      ...{ "a/PairRequest": "request response", "a/Inner": "request response" },
    });
    expect(said(all, { "b/*": "both", "a/Pair": "both" })["a/PairRequest"]).toBe("request");
    expect(said(all, { Inner: "response", "*": "both" })).toEqual({
      ...{ "a/PairRequest": "request response", "a/Inner": "response" },
    });
  });

  test.each([
    [[], "both"],
    [[undefined], "both"],
    [[["request"]], "request"],
    [[["request"], ["request"]], "request"],
    [[["request"], undefined, ["response"]], "both"],
    [[["request", "response"]], "both"],
  ] as const)("of a change in models that go %j: %s", (ways, direction) => {
    const sets = ways.map((one) => (one === undefined ? undefined : new Set(one)));
    expect(directionOf(sets)).toBe(direction);
  });
});
