import { describe, expect, test } from "vitest";
import type { Axes } from "../../generator/diff/axes.ts";
import {
  compareTypes,
  sameType,
  textAfter,
  textLeftBehind,
} from "../../generator/diff/compare-types.ts";
import { typeAxes } from "../../generator/diff/type-axes.ts";
import { typeText } from "../../generator/diff/type-text.ts";
import { byId, type World } from "../../generator/diff/world.ts";
import type { TypeNode } from "../../generator/model/type.ts";
import { refTo } from "../support/plain-models.ts";
import {
  text,
  integer,
  number,
  boolean,
  date,
  datetime,
  list,
  map,
  orNull,
  any,
  only,
  pair,
  other,
  hue,
  models,
  placed,
} from "../support/plain-types.ts";

function axes(before: TypeNode, after: TypeNode, dates: "string" | "Date" = "string"): Axes {
  return typeAxes(placed(before), placed(after), dates);
}

describe("what a change of a type breaks", () => {
  const fine = { request: "info", response: "info" } as const;

  test.each<[TypeNode, TypeNode, Axes]>([
    [text, text, { sent: "info", received: "info", compiles: fine }],
    [date, text, { sent: "info", received: "error", compiles: fine }],
    [text, date, { sent: "error", received: "info", compiles: fine }],
    [integer, number, { sent: "info", received: "error", compiles: fine }],
    [
      text,
      any(text, integer),
      {
        ...{ sent: "info", received: "error" },
        compiles: { request: "info", response: "error" },
      },
    ],
    [
      any(text, integer),
      text,
      {
        ...{ sent: "error", received: "info" },
        compiles: { request: "error", response: "error" },
      },
    ],
    [
      text,
      integer,
      { sent: "error", received: "error", compiles: { request: "error", response: "error" } },
    ],
  ])("%j to %j", (before, after, wanted) => {
    expect(axes(before, after)).toEqual(wanted);
  });

  test("depends on the type of dates", () => {
    const broken = { request: "error", response: "error" };
    expect(axes(date, text, "Date")).toMatchObject({ sent: "info", compiles: broken });
    expect(axes(date, datetime, "Date").compiles).toEqual(fine);
  });

  test.each<[string, TypeNode, TypeNode, string]>([
    ["a value that is no longer there", any(only("a"), only("b")), only("a"), "error"],
    ["a value of an enum", refTo(hue), only("red"), "error"],
    ["a model that is no longer there", any(refTo(pair), refTo(other)), refTo(pair), "error"],
    ["a type that is a part of another", any(integer, text), any(only(1), text), "info"],
    ["an item of a list", list(any(only("a"), only("b"))), list(only("a")), "error"],
    ["a value of a map", map(any(only("a"), text)), map(text), "info"],
    ["null", orNull(text), text, "info"],
  ])("code that names %s", (_what, before, after, response) => {
    expect(axes(before, after).compiles.response).toBe(response);
  });
});

describe("the change of a type", () => {
  const world: World = {
    ...{ before: models, after: models, dates: "string" },
    renamed: new Map([...models.keys()].map((id) => [id, id])),
    unresolved: { isAt: () => false, models: new Set() },
  };

  test.each<[TypeNode, TypeNode, string | null]>([
    [text, text, null],
    [any(text, integer), any(integer, text), null],
    [any(text, date), text, null],
    [text, any(text, integer), "field-type-widened"],
    [any(text, integer), text, "field-type-narrowed"],
    [text, boolean, "field-type-changed"],
    [list(text), list(any(text, integer)), "field-type-widened"],
    [list(list(text)), list(list(boolean)), "field-type-changed"],
    [text, list(text), "field-array-changed"],
    [list(text), text, "field-array-changed"],
    [text, list(integer), "field-type-changed"],
    [list(integer), text, "field-type-changed"],
    [list(list(text)), text, "field-type-changed"],
    [text, date, "field-format-changed"],
    [datetime, date, "field-format-changed"],
    [number, integer, "field-format-changed"],
    [integer, text, "field-type-changed"],
    [only("a"), only("b"), "field-literal-changed"],
    [only("a"), text, "field-type-widened"],
    [text, only("a"), "field-type-narrowed"],
    [map(text), map(integer), "field-map-value-changed"],
    [map(text), text, "field-type-changed"],
    [text, map(text), "field-type-changed"],
    [list(date), list(text), "field-format-changed"],
    [text, list(any(text, integer)), "field-type-changed"],
  ])("%j to %j: %s", (before, after, rule) => {
    expect(compareTypes(before, after, world)?.rule ?? null).toBe(rule);
  });

  test("names both types, and for maps those of the values", () => {
    expect(compareTypes(text, list(text), world)).toMatchObject({ from: "string", to: "string[]" });
    expect(compareTypes(map(text), map(boolean), world)).toMatchObject({
      ...{ from: "string", to: "boolean" },
    });
  });

  test("names a map as a whole where it is no longer one", () => {
    expect(compareTypes(map(text), text, world)?.from).toBe("{ [key]: string }");
  });

  test("may be one of code alone", () => {
    const change = compareTypes(any(text, date), text, { ...world, dates: "Date" });
    expect(change?.axes).toMatchObject({ sent: "info", received: "info" });
    expect(change?.axes.compiles.response).toBe("error");
  });

  test("is seen through a new name of a model", () => {
    const renamed = new Map([[pair.id, other.id]]);
    const wider = any(refTo(other), text);
    expect(compareTypes(refTo(pair), wider, { ...world, renamed })?.rule).toBe(
      "field-type-widened",
    );
  });

  test("is none where only a model was renamed, and one where it is gone", () => {
    const renamed = new Map([[pair.id, other.id]]);
    expect(sameType(list(refTo(pair)), list(refTo(other)), { ...world, renamed })).toBe(true);
    expect(compareTypes(refTo(pair), refTo(other), { ...world, renamed })).toBeNull();
    expect(sameType(refTo(pair), refTo(pair), { ...world, renamed: new Map() })).toBe(false);
    expect(textAfter(refTo(pair), { ...world, renamed })).toBe("a/Other");
    expect(textAfter(refTo(other), { ...world, renamed })).toBe("a/Other (gone)");
  });

  test("knows what a cell says that still names a model that is gone", () => {
    const after = byId({ models: [other] });
    expect(textLeftBehind(list(refTo(pair)), { ...world, after })).toBe("unknown[]");
    expect(textLeftBehind(refTo(other), { ...world, after })).toBe("a/Other");
  });
});

test.each<[TypeNode, string]>([
  [text, "string"],
  [list(text), "string[]"],
  [list(any(text, integer)), "(integer | string)[]"],
  [map(orNull(text)), "{ [key]: string | null }"],
  [any(text, integer, text), "integer | string"],
  [only("a"), '"a"'],
  [refTo(pair), "a/Pair"],
])("%j is written as %s", (type, written) => {
  expect(typeText(type)).toBe(written);
});
