import fc from "fast-check";
import { expect, test } from "vitest";
import { errorOffset } from "../../generator/emit/validators/runtime.ts";
import { isJson } from "../support/is-json.ts";

// Tests where a text stops being JSON: everything before the offset can still become JSON, but one more character
// cannot.

const marks = [
  "{",
  "}",
  "[",
  "]",
  ",",
  ":",
  '"',
  "\\",
  "t",
  "f",
  "n",
  "-",
  "+",
  ".",
  "e",
  "0",
  " ",
  "\n",
];

const damaged = fc
  .tuple(fc.json(), fc.nat(), fc.constantFrom(...marks), fc.nat(2))
  .map(([text, place, character, removed]) => {
    const at = place % (text.length + 1);
    return text.slice(0, at) + character + text.slice(at + removed);
  });

test("agrees with the engine on what is JSON", () => {
  fc.assert(
    fc.property(damaged, (text) => {
      if (isJson(text)) return;
      const offset = errorOffset(text);
      expect(offset).toBeLessThanOrEqual(text.length);
      // If the text is cut before the mistake, its only mistake can be that it ends too early.
      expect(errorOffset(text.slice(0, offset))).toBe(offset);
      if (offset < text.length) expect(errorOffset(text.slice(0, offset + 1))).toBe(offset);
    }),
    { numRuns: 5000, seed: 1 },
  );
});

test.each([
  ['{"a":1,}', 7],
  ["[1,2", 4],
  ["", 0],
  [" ", 1],
  ['{"a" 1}', 5],
  ["tru", 3],
  ["nul1", 3],
  ["[1.]", 3],
  ["-", 1],
  ["01", 1],
  ["1e+", 3],
  ['"a\\q"', 3],
  ['"a\nb"', 2],
  ['"\\u12g"', 5],
  ["{}x", 2],
  ["[]]", 2],
  ["{,}", 1],
  ["\uFEFF{}", 0],
  ["8.9.3", 3],
  ["1e5.", 3],
  ["1.5e", 4],
])("%j", (text, offset) => {
  expect(errorOffset(text)).toBe(offset);
});

test("a million open brackets", () => {
  expect(errorOffset("[".repeat(1_000_000))).toBe(1_000_000);
});
