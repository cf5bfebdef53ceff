import { describe, expect, test } from "vitest";
import { covers } from "../../generator/diff/covers.ts";
import { byId } from "../../generator/diff/world.ts";
import { modelId, type TypeNode } from "../../generator/model/type.ts";
import { plainUnion, refTo } from "../support/plain-models.ts";
import {
  text,
  integer,
  number,
  boolean,
  date,
  datetime,
  binary,
  unknown,
  list,
  map,
  orNull,
  any,
  only,
  pair,
  other,
  hue,
  level,
  openHue,
  either,
  nested,
  placed,
} from "../support/plain-types.ts";

describe("every value of a type is one of another", () => {
  test.each<[TypeNode, TypeNode, boolean]>([
    [text, text, true],
    [text, integer, false],
    [text, date, true],
    [text, binary, true],
    [date, text, false],
    [date, datetime, false],
    [number, integer, true],
    [integer, number, false],
    [unknown, text, true],
    [text, unknown, false],
    [unknown, orNull(text), true],
    [orNull(text), text, true],
    [text, orNull(text), false],
    [orNull(text), orNull(date), true],
    [any(text, integer), any(integer, text), true],
    [any(text, integer), any(text, boolean), false],
    [any(text, orNull(integer)), orNull(text), true],
    [list(number), list(integer), true],
    [list(integer), list(number), false],
    [list(text), map(text), false],
    [list(text), text, false],
    [map(any(text, integer)), map(text), true],
    [text, only("a"), true],
    [text, only(1), false],
    [number, only(1.5), true],
    [integer, only(1), true],
    [integer, only(1.5), false],
    [boolean, only(true), true],
    [only("a"), only("a"), true],
    [only("a"), only("b"), false],
    [only("a"), text, false],
    [any(only("a"), only("b")), only("b"), true],
    [refTo(pair), refTo(pair), true],
    [refTo(pair), refTo(other), false],
    [text, refTo(hue), true],
    [integer, refTo(level), true],
    [integer, refTo(hue), false],
    [refTo(hue), only("red"), true],
    [refTo(hue), only("blue"), false],
    [refTo(hue), text, false],
    [refTo(openHue), text, true],
    [refTo(openHue), refTo(hue), true],
    [text, refTo(openHue), true],
    [refTo(either), refTo(pair), true],
    [refTo(either), integer, false],
    [refTo(nested), refTo(either), true],
    [refTo(nested), refTo(pair), true],
    [refTo(either), refTo(nested), false],
    [any(refTo(pair), text), refTo(either), true],
    [any(refTo(pair), text, integer), refTo(nested), true],
    [any(refTo(pair), integer), refTo(nested), false],
  ])("%j, of %j: %s", (wide, narrow, isCovered) => {
    expect(covers(placed(wide), placed(narrow))).toBe(isCovered);
  });

  test.each<[TypeNode, TypeNode, boolean, boolean]>([
    [integer, number, true, true],
    [date, text, true, false],
    [date, datetime, true, true],
    [text, date, true, false],
    [binary, text, true, true],
    [text, integer, false, false],
    [boolean, boolean, true, true],
  ])("in code %j, of %j: %s, and %s where dates are objects", (wide, narrow, plain, withDate) => {
    expect(covers(placed(wide, "code"), placed(narrow, "code"))).toBe(plain);
    const reads = "code with Date";
    expect(covers(placed(wide, reads), placed(narrow, reads))).toBe(withDate);
  });

  test("ends with unions that contain themselves", () => {
    const circle = plainUnion("a/Circle", [{ kind: "ref", id: modelId("a", "Circle") }, text]);
    const within = { ...placed(refTo(circle)), models: byId({ models: [circle] }) };
    expect(covers(placed(text), within)).toBe(false);
    expect(covers(within, placed(text))).toBe(true);
  });

  test("a model that is gone equals no other, even one of its own id", () => {
    const gone = { ...placed(refTo(pair)), nameOf: () => null };
    expect(covers(gone, gone)).toBe(false);
  });
});
