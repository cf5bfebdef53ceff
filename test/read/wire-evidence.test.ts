import { describe, expect, test } from "vitest";
import { collectEvidence } from "../../generator/read/naming/evidence.ts";
import { collectExampleKeys } from "../../generator/read/naming/example-keys.ts";
import { readPage } from "../../generator/read/read-page.ts";
import { pagesOf } from "../support/read-pages.ts";

describe("a key of an example", () => {
  const pet = "Pet: owner_name! string; born_at! string";

  test.each([
    ["is a field of the page's own model", 'T: client_id! any @{"clientId":1}', "clientId", ""],
    ["is none of its fields", 'T: client_id! any @{"other":1}', "", "other"],
    ["is in an example of a list", 'T: client_id! any @[{"clientId":1},{"b":1}]', "clientId", "b"],
    ["is spelled in any way", 'T: client_id! any @{"CLIENT_id":1}', "CLIENT_id", ""],
    ["is in an example of the model", `${pet} | T: a! Pet @{"ownerName":1}`, "ownerName", ""],
    ["is a field of a page that is not meant", `${pet} | T: a! Pet @{"a":1}`, "", "a"],
    ["is in a list of the model", `${pet} | T: a! list(Pet) @[{"bornAt":1}]`, "bornAt", ""],
    ["is in a map of the model", `${pet} | T: a! map(Pet) @{"x":{"bornAt":1}}`, "bornAt", "x"],
    ["is in a model that may be absent", `${pet} | T: a? Pet @{"bornAt":1}`, "bornAt", ""],
    ["is in a list where no list is", `${pet} | T: a! Pet @[{"bornAt":1}]`, "", "bornAt"],
    ["is in no list where one is", `${pet} | T: a! list(Pet) @{"bornAt":1}`, "", "bornAt"],
    ["is in a map in a list", `${pet} | T: a! map(Pet) @[{"bornAt":1}]`, "", "bornAt"],
    [
      "is in a model in a model",
      `${pet} | Home: pets! list(Pet) | T: a! Home @{"pets":[{"bornAt":1,"x":2}]}`,
      "bornAt pets",
      "x",
    ],
    [
      "is in one of the members of a union",
      `${pet} | Toy: made_by! string | T: a! any(U, Pet, Toy) @{"madeBy":1,"bornAt":2}`,
      "bornAt madeBy",
      "",
    ],
    ["is in a model that no page describes", 'T: a! Nothing @{"a":1}', "", "a"],
    ["is in a model that is an enum", 'E = a, b | T: a! E @{"a":1}', "", "a"],
    ["is in a field that is text", 'T: a! any @{"a":{"a":1}}', "a", "a"],
    ["is in data below the page's own model", 'T: a! string @{"a":{"b_c":1}}', "a", "b_c"],
    ["is null or a number", 'T: a! any @{"a":null,"b":1}', "a", "b"],
    ["is text or true", 'T: a! any @{"a":"xy","b":true}', "a", "b"],
    ["is in text that is no JSON", 'T: a! any @{"a":1', "", ""],
    ["is in text with JSON in it", 'T: a! any @x {"a":1}', "", ""],
    ["is a number or text", 'T: a! any @1 | U: b! any @"b"', "", ""],
    ["is in two pages of the same title", 'x/T: a! any | y/T: b! any @{"a":1,"b":2}', "a b", ""],
  ])("that %s: %s", (_what, spec, fields, others) => {
    const keys = collectExampleKeys(pagesOf(spec));
    expect([...keys.fields].sort().join(" ")).toBe(fields);
    expect([...keys.others].sort().join(" ")).toBe(others);
  });

  test("follows at most 64 alternatives of a type", () => {
    const members = (count: number): string =>
      Array.from({ length: count }, (_, index) => `Nothing${index}`).join(", ");
    // The members are followed from the last one.
    const keys = (spec: string): readonly string[] => [...collectExampleKeys(pagesOf(spec)).fields];
    expect(keys(`${pet} | T: a! any(U, Pet, ${members(63)}) @{"bornAt":1}`)).toEqual(["bornAt"]);
    expect(keys(`${pet} | T: a! any(U, Pet, ${members(64)}) @{"bornAt":1}`)).toEqual([]);
  });

  test("is followed quickly into unions of unions", () => {
    const level = (index: number): string =>
      `M${index}: next_one! any(U, ${Array.from({ length: 8 }, (_, at) => `M${(index + at) % 9}`).join(", ")})`;
    const models = Array.from({ length: 9 }, (_, index) => level(index)).join(" | ");
    const example = `${'{"nextOne":'.repeat(30)}1${"}".repeat(30)}`;
    const { fields, others } = collectExampleKeys(pagesOf(`${models} | T: a! M1 @${example}`));
    expect([[...fields], [...others]]).toEqual([["nextOne"], []]);
  });
});

describe("the evidence of a spec", () => {
  const spec = [
    'T: client_id! any \'A `user_name` or `otherThing`, and bornAt or fooBar\' @{"clientId":1,"dataKey":2,"one":3}',
    "U: user_name! string 'See `userName`, `user_name` and `word`'; born_at! string; one! string",
    "E = a_b, c_d",
    "Bare",
  ].join(" | ");

  test("has names of several words, of each kind, once", () => {
    const { fields, others } = collectEvidence(pagesOf(spec));
    const text = [...fields, ...others].map(({ source, names }) => `${source}: ${names.join(" ")}`);
    expect(text).toEqual([
      "fields in JSON examples: clientId",
      "fields in backticks: user_name userName",
      "fields in prose: bornAt",
      "other keys of JSON examples: dataKey",
      "other names in backticks: otherThing",
    ]);
  });

  test("has the documented names of several words, by their letters", () => {
    const { docNames } = collectEvidence(pagesOf(spec));
    expect([...docNames]).toEqual([
      ["clientid", "client_id"],
      ["username", "user_name"],
      ["bornat", "born_at"],
    ]);
  });

  test("is in the description of a page too, whatever its body", () => {
    const described = readPage({ path: "e.md", text: "# E\n\nSee `clientId`.\n" }).page;
    const pages = [...pagesOf(spec), ...(described === null ? [] : [described])];
    expect(collectEvidence(pages).fields[1]?.names).toContain("clientId");
  });
});
