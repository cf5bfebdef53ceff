import { describe, expect, test } from "vitest";
import { inspect } from "../generator/index.ts";
import type { WireCase } from "../generator/index.ts";

/** The wire names of documented names, beside examples and descriptions that may tell how JSON spells them. */
function wireNames(
  wire: WireCase,
  fields: readonly string[],
  { example = "", description = "N/A" }: { example?: string; description?: string } = {},
): { names: readonly string[]; codes: readonly string[] } {
  const head = "| Field | Type | Required | Description | Example |\n| - | - | - | - | - |\n";
  const rows = [
    ...fields.map((name) => `| \`${name}\` | *::String* | :heavy_check_mark: | N/A | |\n`),
    `| \`body\` | T::Hash[Symbol, *::Object*] | :heavy_check_mark: | ${description} | ${example} |\n`,
  ];
  const pages = [{ path: "t.md", text: `# T\n\n## Fields\n\n${head}${rows.join("")}` }];
  const { model, diagnostics } = inspect({ pages, settings: { wire } });
  const [only] = model.models;
  const names = only?.kind === "object" ? only.fields.map(({ wireName }) => wireName) : [];
  return { names: names.slice(0, -1), codes: diagnostics.map(({ code }) => code) };
}

const fields = ["client_id", "end_", "sha_256", "name"];

describe("wire names", () => {
  test.each([
    ["camelCase", ["clientId", "end", "sha256", "name"]],
    ["snake_case", ["client_id", "end", "sha_256", "name"]],
    ["verbatim", ["client_id", "end", "sha_256", "name"]],
  ] as const)("as %s", (wire, expected) => {
    expect(wireNames(wire, fields)).toEqual({ names: expected, codes: [] });
  });

  test.each([
    ["keys of examples", { example: '{"aB":1,"cD":2,"eF":3}' }, "clientId", []],
    ["keys in depth", { example: '{"a":{"b_c":1,"d_e":[{"f_g":2}]}}' }, "client_id", []],
    [
      "examples before prose",
      { example: '{"aB":1,"cD":2,"eF":3}', description: "`client_id` `sha_256`" },
      "clientId",
      [],
    ],
    ["prose, thinly", { description: "See `clientId`." }, "clientId", ["MM5004"]],
    [
      "names of other things, if there is nothing better",
      { description: "`OtherThing` `fooBar` `a_b`" },
      "client_id",
      ["MM5004"],
    ],
    ["nothing", {}, "client_id", ["MM5004"]],
    ["a quarrel", { example: '{"aB":1,"c_d":2,"eF":3,"g_h":1}' }, "client_id", ["MM5004"]],
  ] as const)("decided by %s", (_what, evidence, expected, codes) => {
    const { names, ...found } = wireNames("auto", fields, evidence);
    expect(names[0]).toBe(expected);
    expect(found.codes).toEqual(codes);
  });

  test("learn acronyms from examples, by majority", () => {
    const example = '{"accountID":1,"clientURL":2,"userID":3,"teamId":4,"aB":5}';
    const names = ["account_id", "client_url", "user_id", "team_id", "id_of_url", "other_url"];
    expect(wireNames("auto", names, { example }).names).toEqual([
      ...["accountID", "clientURL", "userID", "teamID", "idOfURL", "otherURL"],
    ]);
  });
});
