import { describe, expect, test } from "vitest";
import { discriminatorAt, inferDiscriminator } from "../../generator/link/discriminator.ts";
import { tagValues } from "../../generator/link/tag-values.ts";
import { tellingKeys } from "../../generator/link/telling-keys.ts";
import type { Field, ObjectModel } from "../../generator/model/model.ts";
import type { ModelId, TypeNode } from "../../generator/model/type.ts";
import { plainEnum, plainField as field, plainObject, refTo } from "../support/plain-models.ts";
import { any, integer, list, only, orNull, text } from "../support/plain-types.ts";

const hue = plainEnum("a/Hue", ["red", "green", "red"]);
const level = plainEnum("a/Level", [1]);
const models = new Map([hue, level].map((model) => [model.id, model]));

describe("the values of a field by which its object can be told", () => {
  test.each<[TypeNode, readonly (string | number)[]]>([
    [text, []],
    [only("a"), ["a"]],
    [only(1), [1]],
    [only(true), []],
    [refTo(hue), ["red", "green"]],
    [refTo(level), [1]],
    [refTo(plainObject("a/None")), []],
    [any(only("a"), refTo(level), only("a")), ["a", 1]],
    [any(only("a"), text), []],
    [list(only("a")), []],
    [orNull(only("a")), []],
  ])("of the type %j are %j", (type, values) => {
    expect(tagValues(field("key", { type }), models)).toEqual(values);
  });

  test("are none where it is part of the HTTP exchange", () => {
    expect(tagValues(field("key", { type: only("a"), transport: true }), models)).toEqual([]);
  });
});

/** A key with one of some values. */
function tag(name: string, values: string, more: Partial<Field> = {}): Field {
  return field(name, { type: any(...values.split("|").map(only)), ...more });
}

/** Objects with the names `A`, `B` and so on. */
function objects(...fields: readonly (readonly Field[])[]): readonly ObjectModel[] {
  return fields.map((some, at) => plainObject(String.fromCharCode(65 + at), some));
}

const optional = { required: false };

describe("the keys that tell the members of a union apart", () => {
  /** Shows each key with the members that have it: `type ABC`. */
  const keys = (members: readonly ObjectModel[], first?: string): readonly string[] =>
    tellingKeys(members, models, first).map(
      ({ wireName, fields }) =>
        `${wireName} ${[...fields.keys()].map(({ name }) => name).join("")}`,
    );

  test.each<[string, readonly ObjectModel[], readonly string[]]>([
    ["no members", [], []],
    ["one member", objects([tag("type", "a")]), []],
    ["no such key", objects([field("id")], [field("id")]), []],
    ["one key", objects([tag("type", "a")], [tag("type", "b")]), ["type AB"]],
    ["a key with the same value", objects([tag("type", "a")], [tag("type", "a")]), []],
    ["a key that one lacks", objects([tag("type", "a")], [field("id")]), []],
    ["values that overlap", objects([tag("type", "a|b")], [tag("type", "b|c")]), []],
    [
      "a key that tells more",
      objects(
        [tag("kind", "x"), tag("type", "a")],
        [tag("kind", "x"), tag("type", "b")],
        [tag("kind", "y"), tag("type", "c")],
      ),
      ["type ABC"],
    ],
    [
      "a key that more of them require",
      objects([tag("kind", "a", optional), tag("type", "a")], [tag("kind", "b"), tag("type", "b")]),
      ["type AB"],
    ],
    [
      "a key that more of them have without null",
      objects(
        [tag("kind", "a"), tag("type", "a")],
        [tag("kind", "b", { nullable: true }), tag("type", "b")],
      ),
      ["type AB"],
    ],
    [
      "a key with single values",
      objects([tag("kind", "a|c"), tag("type", "a")], [tag("kind", "b"), tag("type", "b")]),
      ["type AB"],
    ],
    [
      "keys that are alike",
      objects([tag("kind", "a"), tag("type", "a")], [tag("kind", "b"), tag("type", "b")]),
      ["kind AB"],
    ],
    [
      "keys that tell different pairs",
      objects(
        [tag("type", "a"), tag("kind", "x")],
        [tag("type", "b"), tag("kind", "x")],
        [tag("type", "b"), tag("kind", "y")],
      ),
      ["type ABC", "kind BC"],
    ],
    [
      "a key of a part of them",
      objects([tag("type", "a")], [tag("type", "b")], [field("id")]),
      ["type AB"],
    ],
  ])("with %s", (_what, members, wanted) => {
    expect(keys(members)).toEqual(wanted);
  });

  test("begin with the discriminator where it tells all of them apart", () => {
    const all = objects([tag("kind", "a"), tag("type", "a")], [tag("kind", "b"), tag("type", "b")]);
    expect(keys(all, "type")).toEqual(["type AB"]);
    expect(keys(all, "none")).toEqual(["kind AB"]);
    const some = objects(
      [tag("kind", "a"), tag("type", "a")],
      [tag("kind", "a"), tag("type", "b")],
    );
    expect(keys(some, "kind")).toEqual(["type AB"]);
  });

  test("take the first of two fields with one key, and the name of its property", () => {
    const twice = [tag("type", "a", { propertyName: "kindOf" }), tag("type", "b")];
    const [key] = tellingKeys(objects(twice, [tag("type", "c")]), models, undefined);
    expect(key?.propertyName).toBe("kindOf");
    expect([...(key?.fields.values() ?? [])].map(({ propertyName }) => propertyName)).toEqual([
      ...["kindOf", "type"],
    ]);
  });

  test("of many members are one key, which each of its members has with values of its own", () => {
    const many = (count: number, last: readonly Field[]): readonly ObjectModel[] =>
      objects(
        ...Array.from({ length: count - 1 }, (_, at) => [
          tag("type", `t${at}`),
          tag("kind", at < 2 ? `k${at}` : "same"),
        ]),
        last,
      );
    expect(tellingKeys(many(101, [field("id")]), models, undefined)).toMatchObject([
      { wireName: "type" },
    ]);
    const [all] = tellingKeys(many(101, [field("id")]), models, undefined);
    expect(all?.fields.size).toBe(100);
    expect(tellingKeys(many(101, [tag("type", "t0")]), models, undefined)).toEqual([]);
    const [compared] = tellingKeys(many(100, [tag("type", "t0")]), models, undefined);
    expect(compared?.wireName).toBe("type");
  });
});

describe("the discriminator of a union", () => {
  const inferred = (members: readonly ObjectModel[], more: readonly TypeNode[] = []): string => {
    const all = new Map<ModelId, ObjectModel | typeof hue>([
      ...members.map((one) => [one.id, one] as const),
      [hue.id, hue],
    ]);
    const found = inferDiscriminator([...members.map(refTo), ...more], all);
    if (found === null) return "";
    return `${found.wireName}: ${[...found.mapping].map((one) => one.join(">")).join(" ")}`;
  };
  const [a, b] = [[tag("type", "a")], [tag("type", "b|c")]];

  test("is a key that all members require with values of their own", () => {
    expect(inferred(objects(a, b))).toBe("type: a>A b>B c>B");
  });

  test.each([
    ["one member", objects(a)],
    ["no members", []],
    ["a key that may be absent", objects(a, [tag("type", "b", optional)])],
    ["a key that may be null", objects(a, [tag("type", "b", { nullable: true })])],
    ["a value that two members have", objects(a, [tag("type", "b|a")])],
    ["a key that one member lacks", objects(a, [tag("kind", "b")])],
    ["a key of any value", objects([field("type")], [field("type")])],
  ])("is none with %s", (_what, members) => {
    expect(inferred(members)).toBe("");
  });

  test("is none where a member is no object, unless that stands for unknown tags", () => {
    expect(inferred(objects(a, b), [text])).toBe("");
    expect(inferred(objects(a, b), [refTo(hue)])).toBe("");
    const other: TypeNode = {
      ...{ kind: "other", valueType: "string", known: ["a"], given: [] },
      tag: { wireName: "type", propertyName: "type" },
    };
    expect(inferred(objects(a, b), [other])).toBe("type: a>A b>B c>B");
  });

  test("is rather the key with single values, and then the first", () => {
    const more = (kind: string): Field => tag("kind", kind);
    expect(inferred(objects([...a, more("x")], [...b, more("y")]))).toBe("kind: x>A y>B");
    const [c, d] = [tag("type", "c"), tag("type", "d")];
    expect(inferred(objects([c, more("x")], [d, more("y")]))).toBe("type: c>A d>B");
  });

  test("is a key that an override names only where the members differ in it", () => {
    const members = objects(a, b);
    const all = new Map(members.map((one) => [one.id, one]));
    expect(discriminatorAt("type", members.map(refTo), all)?.mapping.size).toBe(3);
    expect(discriminatorAt("kind", members.map(refTo), all)).toBeNull();
    expect(discriminatorAt("type", [text], all)).toBeNull();
    expect(discriminatorAt("type", [integer, ...members.map(refTo)], all)).toBeNull();
  });
});
