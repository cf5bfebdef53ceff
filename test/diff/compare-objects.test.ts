import { describe, expect, test } from "vitest";
import type { DataModel, Field, ObjectModel } from "../../generator/model/model.ts";
import type { TypeNode } from "../../generator/model/type.ts";
import { plainField, plainObject, refTo } from "../support/plain-models.ts";
import { any, date, integer, list, map, orNull, text } from "../support/plain-types.ts";
import { atLine, toldChanges } from "../support/told-changes.ts";

const deprecation = { reason: "", replacement: null, since: null };

function thing(fields: readonly Field[], rest: TypeNode | null = null): ObjectModel {
  return { ...plainObject("a/Thing", fields), ...atLine(9), additionalProperties: rest };
}

const old = (name: string, more: Partial<Field> = {}): Field =>
  plainField(name, { ...atLine(1), ...more });
const now = (name: string, more: Partial<Field> = {}): Field =>
  plainField(name, { ...atLine(2), ...more });
const optional = { required: false };
const nullable = { nullable: true };

function told(
  before: ObjectModel,
  after: ObjectModel,
  more: readonly DataModel[] = [],
): readonly string[] {
  return toldChanges([before, ...more], [after, ...more]);
}

describe("a field", () => {
  test.each<[string, Partial<Field>, Partial<Field>, readonly string[]]>([
    ["stays", {}, {}, []],
    ["is required", optional, {}, ["field-became-required a/Thing.id new:2"]],
    ["is optional", {}, optional, ["field-became-optional a/Thing.id new:2"]],
    ["may be null", {}, nullable, ["field-became-nullable a/Thing.id new:2"]],
    ["may not be null", nullable, {}, ["field-became-not-nullable a/Thing.id new:2"]],
    // What pages say of null often follows from whether a field is required.
    [
      ...(["is optional and may be null", {}, { ...optional, ...nullable }] as const),
      ["field-became-optional a/Thing.id new:2"],
    ],
    [
      ...(["is required and may not be null", { ...optional, ...nullable }, {}] as const),
      ["field-became-required a/Thing.id new:2"],
    ],
    [
      ...(["is optional and may not be null", nullable, optional] as const),
      ["field-became-optional a/Thing.id new:2", "field-became-not-nullable a/Thing.id new:2"],
    ],
    [
      ...(["is required and may be null", optional, nullable] as const),
      ["field-became-required a/Thing.id new:2", "field-became-nullable a/Thing.id new:2"],
    ],
    ["is deprecated", {}, { deprecation }, ["deprecated a/Thing.id new:2"]],
    ["is no longer deprecated", { deprecation }, {}, ["undeprecated a/Thing.id new:2"]],
    ["stays deprecated", { deprecation }, { deprecation: { ...deprecation, reason: "Old." } }, []],
    [
      "is told in other words",
      {},
      { description: "More." },
      ["description-changed a/Thing.id new:2"],
    ],
    [
      "has another example",
      { examples: [1] },
      { examples: [2] },
      ["example-changed a/Thing.id new:2"],
    ],
    ["has the same example", { examples: [[1]] }, { examples: [[1]] }, []],
    [
      ...(["has another type", {}, { type: integer }] as const),
      ["field-type-changed a/Thing.id string -> integer new:2 error/error/error/error"],
    ],
    [
      ...(["has another type and may be null", {}, { type: integer, ...nullable }] as const),
      ["field-type-changed a/Thing.id string -> integer new:2 error/error/error/error"],
    ],
    [
      ...(["has a wider type", {}, { type: any(text, integer) }] as const),
      ["field-type-widened a/Thing.id string -> integer | string new:2 info/error/info/error"],
    ],
    [
      ...([
        "has a wider type and is optional",
        {},
        { type: any(text, integer), ...optional },
      ] as const),
      [
        "field-type-widened a/Thing.id string -> integer | string new:2 info/error/info/error",
        "field-became-optional a/Thing.id new:2",
      ],
    ],
    [
      ...([
        "has a wider type or null",
        nullable,
        { type: any(text, integer), ...nullable },
      ] as const),
      ["field-type-widened a/Thing.id string -> integer | string new:2 info/error/info/error"],
    ],
    [
      ...(["has a wider type but not null", nullable, { type: any(text, integer) }] as const),
      ["field-type-widened a/Thing.id string -> integer | string new:2 error/error/error/error"],
    ],
    [
      ...(["has a narrower type or null", { type: any(text, integer) }, nullable] as const),
      ["field-type-narrowed a/Thing.id integer | string -> string new:2 error/error/error/error"],
    ],
  ])("%s", (_what, before, after, wanted) => {
    expect(told(thing([old("id", before)]), thing([now("id", after)]))).toEqual(wanted);
  });

  test.each<[string, Partial<Field>, Partial<Field>, string]>([
    ["of a required field", {}, {}, "error/error/error/error"],
    ["of an optional field", optional, optional, "warn/info/error/error"],
    ["of a field that is required from now on", optional, {}, "error/info/error/error"],
    ["of a field that is optional from now on", {}, optional, "warn/error/error/error"],
  ])("has another key, %s", (_what, before, after, axes) => {
    for (const [name, rule] of [
      ["userID", "field-case-changed"],
      ["userIdentity", "field-renamed"],
    ] as const) {
      const [first] = told(thing([old("user_id", before)]), thing([now(name, after)]));
      expect(first).toBe(`${rule} a/Thing.user_id user_id -> ${name} new:2 ${axes}`);
    }
  });

  test.each<[string, Field, string]>([
    [
      "required",
      old("gone"),
      "field-removed-required a/Thing.gone old:1 or removed-without-deprecation",
    ],
    [
      "optional",
      old("gone", optional),
      "field-removed-optional a/Thing.gone old:1 or removed-without-deprecation",
    ],
    ["deprecated", old("gone", { deprecation }), "field-removed-required a/Thing.gone old:1"],
  ])("is gone: %s", (_what, field, wanted) => {
    expect(told(thing([old("id"), field]), thing([now("id")]))).toEqual([wanted]);
  });

  test("is new", () => {
    expect(told(thing([old("id")]), thing([now("id"), now("zone")]))).toEqual([
      "field-added-required a/Thing.zone new:2",
    ]);
    expect(told(thing([old("id")]), thing([now("id"), now("zone", optional)]))).toEqual([
      "field-added-optional a/Thing.zone new:2",
    ]);
  });

  test("of the HTTP exchange does not count", () => {
    const status = now("status", { transport: true });
    expect(told(thing([old("id")]), thing([now("id"), status]))).toEqual([]);
    expect(told(thing([old("id"), status]), thing([now("id")]))).toEqual([]);
  });
});

describe("a cell that still names a model that is gone", () => {
  const gone = plainObject("a/Gone", [plainField("x")]);
  const told2 = (before: TypeNode, after: TypeNode, line = 2): readonly string[] =>
    toldChanges(
      [gone, thing([old("id", { type: before })])],
      [thing([now("id", { type: after })])],
      [atLine(line).source],
    ).filter((one) => one.includes("a/Thing"));
  const unknown = { kind: "unknown" } as const;

  test("is no edit of the field", () => {
    expect(told2(refTo(gone), unknown)).toEqual([]);
    expect(told2(list(refTo(gone)), list(unknown))).toEqual([]);
  });

  test("is an edit if the row names none, or the type is another", () => {
    const [anything, ...others] = told2(refTo(gone), unknown, 3);
    expect(others).toEqual([]);
    expect(anything).toContain("field-type-widened a/Thing.id a/Gone -> unknown new:2");
    expect(told2(refTo(gone), text)).toHaveLength(1);
  });
});

describe("the order of fields", () => {
  const fields = (make: typeof old, names: string): readonly Field[] =>
    names.split(" ").map((name) => make(name));

  test.each<[string, string, boolean]>([
    ["a b c", "a b c", false],
    ["a b c", "a c", false],
    ["a b c", "a x b c", false],
    ["a b c", "b a c", true],
    ["a b c", "a c b", true],
    ["a b c", "c a", true],
  ])("%s and then %s", (before, after, isChanged) => {
    const found = told(thing(fields(old, before)), thing(fields(now, after)));
    expect(found.filter((one) => one.startsWith("order"))).toEqual(
      isChanged ? ["order-changed a/Thing new:9"] : [],
    );
  });
});

describe("the keys that an object does not list", () => {
  const id = old("id");

  test.each<[string, TypeNode | null, TypeNode | null, readonly string[]]>([
    ["are refused as before", null, null, []],
    ["have the same type", text, text, []],
    ["are accepted", null, text, ["additional-properties-opened a/Thing new:9"]],
    ["are refused", text, null, ["additional-properties-closed a/Thing new:9"]],
    [
      ...(["have a wider type", text, any(text, integer)] as const),
      [
        "additional-properties-type-changed a/Thing string -> integer | string new:9 info/error/info/info",
      ],
    ],
    [
      ...(["have other lists", map(text), map(integer)] as const),
      [
        "additional-properties-type-changed a/Thing { [key]: string } -> { [key]: integer } new:9 error/error/info/info",
      ],
    ],
    [
      ...(["may be null", date, orNull(date)] as const),
      ["additional-properties-type-changed a/Thing date -> date | null new:9 info/error/info/info"],
    ],
  ])("%s", (_what, before, after, wanted) => {
    expect(told(thing([id], before), thing([id], after))).toEqual(wanted);
  });

  test("say nothing where an object had no fields, or has none now", () => {
    const fieldless = "field-added-required a/Thing.id new:1";
    expect(told(thing([], text), thing([id]))).toEqual([fieldless]);
    expect(told(thing([id]), thing([], text))).toEqual([
      "field-removed-required a/Thing.id old:1 or removed-without-deprecation",
    ]);
    expect(told(thing([]), thing([], text))).toEqual([
      "additional-properties-opened a/Thing new:9",
    ]);
  });
});
