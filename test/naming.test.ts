import { describe, expect, test } from "vitest";
import { inspect } from "../generator/index.ts";
import type { WireCase } from "../generator/index.ts";

/**
 * Returns the wire names for documented names, given examples and descriptions that may show how the JSON spells
 * them.
 */
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

const fields = ["client_id", "end_", "sha_256", "name", "user_name", "created_at"];

const camelKeys = '{"clientId":1,"userName":2,"createdAt":3}';

describe("wire names", () => {
  test.each([
    ["camelCase", ["clientId", "end", "sha256", "name"]],
    ["snake_case", ["client_id", "end", "sha_256", "name"]],
    ["verbatim", ["client_id", "end", "sha_256", "name"]],
  ] as const)("as %s", (wire, expected) => {
    expect(wireNames(wire, fields.slice(0, 4))).toEqual({ names: expected, codes: [] });
  });

  test.each([
    ["camelCase", ["_", "__", "_id", "__typename", "aB", "end"]],
    ["snake_case", ["_", "__", "_id", "__typename", "a__b", "end"]],
    ["verbatim", ["_", "__", "_id", "__typename", "a__b", "end"]],
  ] as const)("keep what they are documented with beside words, as %s", (wire, expected) => {
    const odd = ["_", "__", "_id", "__typename", "a__b", "end_"];
    expect(wireNames(wire, odd)).toEqual({ names: expected, codes: [] });
  });

  test.each([
    ["keys of examples", { example: camelKeys }, "clientId", []],
    ["too few keys of examples", { example: '{"clientId":1}' }, "clientId", ["MM5004"]],
    [
      "examples before prose that is not clear",
      { example: camelKeys, description: "`client_id` `sha_256`" },
      "clientId",
      [],
    ],
    [
      "examples before clear prose, which is told",
      { example: camelKeys, description: "`client_id` `user_name` `created_at`" },
      "clientId",
      ["MM5004"],
    ],
    [
      "fields in backticks before an example of something else",
      {
        example: '{"schemaVersion":2,"mediaType":"x","configDigest":"y"}',
        description: "`client_id`, `user_name` and `created_at`",
      },
      "client_id",
      [],
    ],
    [
      "even one field in backticks before an example of something else",
      { example: '{"schemaVersion":2,"mediaType":"x","a":"y"}', description: "`client_id`" },
      "client_id",
      ["MM5004"],
    ],
    [
      "backticks before plain prose",
      { description: "`clientId`, `userName`, `createdAt`, not client_id" },
      "clientId",
      [],
    ],
    ["backticks, thinly", { description: "See `clientId`." }, "clientId", ["MM5004"]],
    ["plain prose", { description: "The clientId, the userName (and createdAt)." }, "clientId", []],
    ["plain prose, thinly", { description: "The clientId." }, "clientId", ["MM5004"]],
    [
      "no words in code, addresses, calls or paths",
      {
        description:
          "https://x.y/?a&clientId `a clientId` [a](b/userName) <createdAt> clientId() a.userName createdAt.x x/createdAt clientId=1",
      },
      "client_id",
      ["MM5004"],
    ],
    [
      "names of other things, if there is nothing better",
      { description: "`OtherThing` `fooBar` `bazQux` `quxFoo`" },
      "clientId",
      ["MM5004"],
    ],
    [
      "keys of other things, if there is nothing better",
      { example: '{"aB":1}' },
      "clientId",
      ["MM5004"],
    ],
    [
      "no words of other things",
      { description: "fooBar, bazQux, quxFoo" },
      "client_id",
      ["MM5004"],
    ],
    ["nothing", {}, "client_id", ["MM5004"]],
    [
      "most of them, if they are too few to be clear",
      { example: '{"clientId":1,"userName":2,"createdAt":3,"created_at":4,"sha_256":5}' },
      "clientId",
      ["MM5004"],
    ],
    ["a quarrel", { example: '{"clientId":2,"user_name":3}' }, "client_id", ["MM5004"]],
  ] as const)("decided by %s", (_what, evidence, expected, codes) => {
    const { names, ...found } = wireNames("auto", fields, evidence);
    expect(names[0]).toBe(expected);
    expect(found.codes).toEqual(codes);
  });

  test.each([
    ["camelCase", ["apiURL", "clientId", "oauthToken", "default"]],
    ["auto", ["apiURL", "clientId", "oauthToken", "default"]],
    ["snake_case", ["api_url", "client_id", "oauth_token", "default"]],
    ["verbatim", ["apiURL", "clientId", "oauth_token", "default"]],
  ] as const)("keep the camelCase that is documented, as %s", (wire, expected) => {
    const names = ["apiURL", "clientId", "oauth_token", "default_"];
    expect(wireNames(wire, names).names).toEqual(expected);
  });

  test("need no evidence where all of them are one word", () => {
    expect(wireNames("auto", ["id", "name"]).codes).toEqual([]);
  });

  test("learn acronyms from examples, by majority", () => {
    const example = '{"accountID":1,"clientURL":2,"userID":3,"teamId":4}';
    const names = ["account_id", "client_url", "user_id", "team_id", "id_of_url", "other_url"];
    expect(wireNames("auto", names, { example }).names).toEqual([
      ...["accountID", "clientURL", "userID", "teamID", "idOfURL", "otherURL"],
    ]);
  });
});

/** Returns the wire names of a spec. Its pages are given by title, each with rows of a name, a type and an example. */
function wireNamesOf(
  specPages: Readonly<Record<string, readonly (readonly [string, string, string])[]>>,
): { names: readonly string[]; codes: readonly string[] } {
  const head = "| Field | Type | Required | Description | Example |\n| - | - | - | - | - |\n";
  const pages = Object.entries(specPages).map(([title, rows]) => {
    const lines = rows.map(
      ([name, type, example]) =>
        `| \`${name}\` | ${type} | :heavy_check_mark: | N/A | ${example} |\n`,
    );
    const text = `# ${title}\n\n## Fields\n\n${head}${lines.join("")}`;
    return { path: `models/shared/${title.toLowerCase()}.md`, text };
  });
  const { model, diagnostics } = inspect({ pages });
  const names = model.models.flatMap((one) =>
    one.kind === "object" ? one.fields.map(({ wireName }) => wireName) : [],
  );
  return { names, codes: diagnostics.map(({ code }) => code) };
}

describe("keys of examples count where they are fields of the model they stand in", () => {
  const text = "*::String*";
  const ref = (name: string): string =>
    `[Models::Shared::${name}](../../models/shared/${name.toLowerCase()}.md)`;
  const pet = [
    ["owner_name", text, ""],
    ["born_at", text, ""],
    ["chip_id", text, ""],
  ] as const;
  const keys = '{"ownerName":"a","bornAt":"b","chipId":"c"}';

  test.each([
    ["the model a field refers to", ref("Pet"), keys],
    ["that of a list", `T::Array<${ref("Pet")}>`, `[${keys}]`],
    ["that of a map", `T::Hash[Symbol, ${ref("Pet")}]`, `{"any_key":${keys}}`],
    ["one a model of the field refers to", ref("Home"), `{"pets":[${keys}]}`],
  ])("%s", (_what, type, example) => {
    const { names, codes } = wireNamesOf({
      Pet: pet,
      Home: [["pets", `T::Array<${ref("Pet")}>`, ""]],
      Use: [["first_pet", type, example]],
    });
    expect(names).toContain("ownerName");
    expect(codes).not.toContain("MM5004");
  });

  test.each([
    ["another model", ref("Home"), keys],
    ["the page, where the type names a model", ref("Home"), '{"firstPet":1,"petCount":2}'],
    ["a model of a field that has another type", ref("Home"), `{"pets":{"rows":${keys}}}`],
  ])("and not of %s", (_what, type, example) => {
    const snake = '{"door_count":1,"street_name":"a","post_code":"b"}';
    const { names, codes } = wireNamesOf({
      Pet: pet,
      Home: [
        ["pets", `T::Array<${ref("Pet")}>`, ""],
        ...(["door_count", "street_name", "post_code"] as const).map(
          (name) => [name, text, ""] as const,
        ),
      ],
      Use: [
        ["first_pet", type, example],
        ["pet_count", text, ""],
        ["home", ref("Home"), snake],
      ],
    });
    expect(names).toContain("owner_name");
    expect(codes).not.toContain("MM5004");
  });
});
