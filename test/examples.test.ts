import { describe, expect, test } from "vitest";
import { inspect } from "../generator/index.ts";
import type { JsonValue } from "../generator/model/model.ts";

/** Returns the examples of a field with this type, and the codes of the findings about them. */
function read(type: string, example: string): { examples: readonly JsonValue[]; codes: string[] } {
  const head = "| Field | Type | Required | Description | Example |\n| - | - | - | - | - |\n";
  const row = `| \`field\` | ${type} | :heavy_check_mark: | N/A | ${example} |\n`;
  const pages = [{ path: "t.md", text: `# T\n\n## Fields\n\n${head}${row}` }];
  const { model, diagnostics } = inspect({ pages, settings: { wire: "verbatim" } });
  const [only] = model.models;
  const examples = only?.kind === "object" ? (only.fields[0]?.examples ?? []) : [];
  return { examples, codes: diagnostics.map(({ code }) => code) };
}

describe("an example that means null", () => {
  test.each([
    ["*T.nilable(::String)*", "<nil>", [null], []],
    ["*T.nilable(::String)*", "null", [null], []],
    ["*T.nilable(::Integer)*", "<nil>", [null], []],
    ["T::Array<*::String*>", "<nil>", [null], []],
    ["*::Object*", "null", [null], []],
    ["*::Object*", "<nil>", [null], []],
    ["*::String*", "<nil>", [], ["MM2013"]],
    ["*::String*", "null", [], ["MM2013"]],
    ["*::String*", "nullify", ["nullify"], []],
  ])("under %s: %s", (type, example, examples, codes) => {
    expect(read(type, example)).toEqual({ examples, codes });
  });
});

describe("an example with a number that JavaScript cannot hold is left out", () => {
  test.each([
    ["*::Float*", "1e400", [], ["MM2013"]],
    ["*::Float*", "-1e400", [], ["MM2013"]],
    ["*::Float*", "1e308", [1e308], []],
    ["T::Array<*::Float*>", "[1, 1e400]", [], ["MM2013"]],
    ["T::Hash[Symbol, *::Object*]", '{"a": [{"b": 1e400}]}', [], ["MM2013"]],
    ["*::Object*", "1e400", ["1e400"], []],
  ])("under %s: %s", (type, example, examples, codes) => {
    expect(read(type, example)).toEqual({ examples, codes });
  });
});

describe("an example that nests", () => {
  const nested = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);
  const objects = (depth: number): string => '{"a":'.repeat(depth) + "1" + "}".repeat(depth);

  test.each([
    ["T::Array<*::Object*>", nested(64)],
    ["T::Hash[Symbol, *::Object*]", objects(64)],
    ["*::Object*", nested(64)],
  ])("as deep as the limit is taken under %s", (type, example) => {
    expect(read(type, example).codes).toEqual([]);
  });

  test.each([
    ["T::Array<*::Object*>", nested(65)],
    ["T::Hash[Symbol, *::Object*]", objects(65)],
    ["*::Object*", nested(65)],
    ["*::Object*", nested(100)],
    ["T::Hash[Symbol, *::Object*]", objects(3000)],
    ["T::Hash[Symbol, *::Object*]", objects(9000)],
  ])("deeper is left out under %s", (type, example) => {
    expect(read(type, example)).toEqual({ examples: [], codes: ["MM2018"] });
  });
});
