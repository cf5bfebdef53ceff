import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { endsTooSoon } from "../generator/diagnostics/ends-too-soon.ts";
import { isJson } from "./support/is-json.ts";

describe("a JSON text ends too soon", () => {
  test("wherever it is cut", () => {
    const unusual = fc.constantFrom(
      String.raw`{"a\"\\":"\u12eF\n{[","b":[-1.5e+7,true,false,null,{},[[]]]}`,
      '[ 1 , { "a" : -0.5E-2 } ] ',
    );
    const text = fc.oneof(fc.json({ maxDepth: 3 }), unusual);
    const cut = fc.property(text, fc.nat(), (json, at) => {
      const start = json.slice(0, at % (json.length + 1));
      return isJson(start) || endsTooSoon(start);
    });
    fc.assert(cut, { seed: 29, numRuns: 1000 });
  });

  test.each([
    ...'} ]|[}|{,|[,|{1|{:|[:|[1 2|{"a" 1|{"a",|{"a":1 "b"|{"a":}|[01|[1.,|[1ee|[+'.split("|"),
    ...'[truth|[nulll|["\\x|["\\uq|["\na|[1]]|{}{|{}x|// a|{a|[\'a'.split("|"),
  ])("and not where it goes wrong: %j", (text) => {
    expect(endsTooSoon(text)).toBe(false);
  });

  test("but a very long one is not searched for that", () => {
    expect(endsTooSoon(`[${" ".repeat(999_999)}`)).toBe(true);
    expect(endsTooSoon(`[${" ".repeat(1_000_000)}`)).toBe(false);
  });
});
