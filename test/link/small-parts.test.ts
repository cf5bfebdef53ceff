import { describe, expect, test } from "vitest";
import { describeType } from "../../generator/link/describe-type.ts";
import { bodyOf } from "../../generator/link/envelope-body.ts";
import { nameProperties } from "../../generator/link/name-properties.ts";
import { nearModels } from "../../generator/link/near-models.ts";
import { isResponse, isTransport } from "../../generator/link/transport.ts";
import { distinctTypes, unionMembers } from "../../generator/link/union-uses.ts";
import { modelId, type TypeNode } from "../../generator/model/type.ts";
import type { TypeExpression } from "../../generator/read/dialects/type-expression.ts";
import { plainField as field, refTo } from "../support/plain-models.ts";
import { any, integer, list, map, only, orNull, pair, text } from "../support/plain-types.ts";

test.each<[TypeNode, string]>([
  [integer, "integer"],
  [list(text), "array of string"],
  [map(refTo(pair)), "map of `a/Pair`"],
  [any(text, orNull(integer)), "string or integer or null"],
  [only("a"), '"a"'],
])("the type %j is %s in words", (type, words) => {
  expect(describeType(type)).toBe(words);
});

test.each<[readonly TypeNode[], TypeNode | null]>([
  [[], null],
  [[text], text],
  [[text, text], text],
  [[text, integer, text], any(text, integer)],
])("the body of a page with the types %j is %j", (types, body) => {
  expect(bodyOf(types)).toEqual(body);
});

describe("the members of a union", () => {
  const id = modelId("a", "Either");
  const use = (line: number, ...members: readonly TypeNode[]) => {
    const start = { line, column: 1 };
    return { members, span: { file: "a.md", start, end: start } };
  };

  test("are those of its cells, each once", () => {
    expect(unionMembers(id, [])).toEqual({ value: [], diagnostics: [] });
    expect(unionMembers(id, [use(1, text, integer), use(2, text, integer)])).toEqual({
      ...{ value: [text, integer], diagnostics: [] },
    });
    expect(distinctTypes([list(text), text, list(text)])).toEqual([list(text), text]);
  });

  test("are told to differ where a cell differs from the first", () => {
    const uses = [use(3, text), use(5, text, integer), use(7, text), use(9, integer)];
    const { value, diagnostics } = unionMembers(id, uses);
    expect(value).toEqual([text, integer]);
    expect(diagnostics.map(({ code, span }) => [code, span?.start.line])).toEqual([
      ...[
        ["MM4005", 5],
        ["MM4005", 9],
      ],
    ]);
    expect(diagnostics[0]?.message).toContain("a.md:3");
    expect(diagnostics[0]?.message).toContain("a/Either");
  });
});

describe("the model that an unknown name meant", () => {
  const near = (title: string) => ({ id: modelId("a", title), title });

  test("is the one with the most similar title, or none", () => {
    const find = nearModels([near("Pair"), near("Parcel")]);
    expect(find("Pairs")).toEqual(near("Pair"));
    expect(find("Pairs")).toEqual(near("Pair"));
    expect(find("Zebra")).toBeNull();
    expect(nearModels([])("Pair")).toBeNull();
  });

  test("is no longer looked for after a million comparisons, except for names from before", () => {
    const find = nearModels(Array.from({ length: 1_000 }, (_, at) => near(`Pair${at}`)));
    const names = Array.from({ length: 1_000 }, (_, at) => `Pair${at}x`);
    for (const name of names) find(name);
    expect(find("Pair999x")).toEqual(near("Pair999"));
    expect(find("Pair1x2")).toBeNull();
  });
});

describe("the names of properties", () => {
  const named = (...names: readonly string[]) =>
    nameProperties(
      names.map((name) => field(name)),
      "camelCase",
    );
  const namesOf = (...names: readonly string[]): readonly string[] =>
    named(...names).value.map(({ propertyName }) => propertyName);

  test("stay those on the wire where that is set", () => {
    const fields = [field("user_id")];
    expect(nameProperties(fields, "wire")).toEqual({ value: fields, diagnostics: [] });
  });

  test.each([
    ["user_id", "userId"],
    ["userID", "userID"],
    ["UserId", "userId"],
    ["a", "a"],
    ["$ref", "ref"],
    ["_", "_"],
    ["2fa", "2fa"],
  ])("%s is %s in camelCase", (wireName, propertyName) => {
    expect(namesOf(wireName)).toEqual([propertyName]);
  });

  test("that two fields would share go to the first, which is reported", () => {
    expect(namesOf("user_id", "userId", "user-id")).toEqual(["userId", "userId_", "user-id"]);
    const { diagnostics } = named("user_id", "userId", "a_b");
    expect(diagnostics.map(({ code }) => code)).toEqual(["MM5006"]);
    expect(diagnostics[0]?.message).toContain("userId_");
  });

  test("of fields that are not in the JSON stay", () => {
    const header = field("user_id", { transport: true });
    const { value } = nameProperties([header, field("user_id")], "camelCase");
    expect(value.map(({ propertyName }) => propertyName)).toEqual(["user_id", "userId"]);
  });
});

describe("the HTTP exchange", () => {
  const transport: TypeExpression = { kind: "transport" };
  const start = { line: 1, column: 1 };
  const span = { file: "a.md", start, end: start };

  test("is seen behind links and null, but not inside lists", () => {
    expect(isTransport(transport)).toBe(true);
    expect(isTransport({ kind: "nullable", of: transport })).toBe(true);
    expect(isTransport({ kind: "linked", of: transport, href: "a", span })).toBe(true);
    expect(isTransport({ kind: "list", items: transport })).toBe(false);
    expect(isTransport({ kind: "nullable", of: { kind: "date", written: "Date" } })).toBe(false);
  });

  test.each([
    [["content_type", "status_code", "raw_response"], true],
    [["raw_response", "content_type", "a", "status_code"], true],
    [["content_type", "status_code"], false],
    [[], false],
  ])("the rows %j are a response: %s", (names, wanted) => {
    expect(isResponse(names)).toBe(wanted);
  });
});
