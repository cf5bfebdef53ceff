import { describe, expect, test } from "vitest";
import {
  isNestedTooDeeply,
  isTextNestedTooDeeply,
  NestingError,
} from "../../generator/config/nesting.ts";

function nested(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { value };
  return value;
}

describe("a value", () => {
  test.each([
    [100, false],
    [101, true],
  ])("of %i levels is nested too deeply: %s", (levels, isTooDeep) => {
    expect(isNestedTooDeeply(nested(levels))).toBe(isTooDeep);
    expect(isNestedTooDeeply([1, null, nested(levels - 1), "text"])).toBe(isTooDeep);
  });

  test("that contains itself is nested too deeply", () => {
    const value: unknown[] = [];
    value.push(value);
    expect(isNestedTooDeeply(value)).toBe(true);
  });

  test("that contains the same list again and again is not visited to the end", () => {
    let value: unknown[] = [];
    for (let level = 0; level < 40; level += 1) value = [value, value];
    expect(isNestedTooDeeply(value)).toBe(true);
  });

  test.each([[null], [1], ["text"], [undefined], [[]], [{}]])("%j is not nested", (value) => {
    expect(isNestedTooDeeply(value)).toBe(false);
  });
});

describe("a text", () => {
  const brackets = (count: number): string => "[{".repeat(count / 2) + "}]".repeat(count / 2);

  test.each([
    ["100 brackets", brackets(100), false],
    ["102 brackets", brackets(102), true],
    ["words between 102 brackets", "[word {".repeat(51), true],
    ["brackets that are closed", "[]{}".repeat(200), false],
    ["brackets that are closed too often", `${"]".repeat(50)}${"[".repeat(100)}`, false],
    ["curly ones that are closed too often", `${"}".repeat(50)}${"[".repeat(101)}`, true],
    ["an indentation of 400 characters", `a\n${" ".repeat(400)}b`, false],
    ["an indentation of 401 characters", `a\n${" ".repeat(401)}b`, true],
    ["tabs at its start", `a\n${"\t".repeat(401)}b`, true],
    ["marks of lists at its start", `a\n${"- ".repeat(201)}b`, true],
    ["marks of keys at its start", `a\n${"? :".repeat(134)}b`, true],
    ["spaces within a line", `a\nb${" ".repeat(401)}c`, false],
    ["many lines", " \n".repeat(500), false],
  ])("with %s is nested too deeply or not", (_what, text, isTooDeep) => {
    expect(isTextNestedTooDeeply(text)).toBe(isTooDeep);
  });
});

test("the error says what the limit is", () => {
  expect(new NestingError().message).toBe("it is nested more than 100 levels deep");
});
