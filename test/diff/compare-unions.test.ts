import { describe, expect, test } from "vitest";
import type { DataModel, Discriminator, Field, UnionModel } from "../../generator/model/model.ts";
import {
  plainEnum,
  plainField as field,
  plainObject,
  plainUnion,
  refTo,
} from "../support/plain-models.ts";
import { integer, list, only, text, unknown } from "../support/plain-types.ts";
import { atLine, toldChanges } from "../support/told-changes.ts";

const cat = plainObject("a/Cat", [field("id"), field("c"), field("d")]);
const dog = plainObject("a/Dog", [field("id"), field("e"), field("f")]);
const either = (...members: UnionModel["members"]): UnionModel => plainUnion("a/Either", members);

function told(
  before: readonly DataModel[],
  after: readonly DataModel[],
  unresolved: Parameters<typeof toldChanges>[2] = [],
): readonly string[] {
  const now = after.map((model) => (model.kind === "union" ? { ...model, ...atLine(2) } : model));
  return toldChanges(before, now, unresolved).filter((one) => one.startsWith("union-"));
}

describe("the members of a union", () => {
  test.each<[string, UnionModel, UnionModel, readonly string[]]>([
    ["stay", either(refTo(cat), text), either(text, refTo(cat)), []],
    [
      ...(["get one more", either(text), either(text, integer)] as const),
      ["union-member-added a/Either  -> integer new:2"],
    ],
    [
      ...(["lose one", either(text, refTo(cat)), either(text)] as const),
      ["union-member-removed a/Either a/Cat ->  old:1"],
    ],
    [
      ...(["are exchanged", either(text, refTo(cat)), either(text, refTo(dog))] as const),
      [
        "union-member-removed a/Either a/Cat ->  old:1",
        "union-member-added a/Either  -> a/Dog new:2",
      ],
    ],
    // A union of anything still accepts what it accepted before.
    [
      ...(["are anything from now on", either(text, integer), either(unknown)] as const),
      ["union-member-added a/Either  -> unknown new:2"],
    ],
  ])("%s", (_what, before, after, wanted) => {
    expect(told([cat, dog, before], [cat, dog, after])).toEqual(wanted);
  });

  test("may have other names from now on", () => {
    const renamed = { ...plainObject("a/Cats", cat.fields) };
    expect(told([cat, either(refTo(cat), text)], [renamed, either(refTo(renamed), text)])).toEqual(
      [],
    );
  });

  test("that a cell still names although they are gone are no edits of the union", () => {
    const owner = (type: Field["type"]): DataModel =>
      plainObject("a/Owner", [field("pet", { type, ...atLine(7) })]);
    const before = [cat, dog, either(refTo(cat), refTo(dog)), owner(refTo(either()))];
    const after = [cat, either(refTo(cat), unknown), owner(refTo(either()))];
    const row = atLine(7).source;
    expect(told(before, after, [row])).toEqual([]);
    expect(told(before, after)).toEqual(["union-member-added a/Either  -> unknown new:2"]);
    const lists = [cat, dog, either(refTo(cat), list(refTo(dog))), owner(refTo(either()))];
    const left = [cat, either(refTo(cat), list(unknown)), owner(refTo(either()))];
    expect(told(lists, left, [row])).toEqual([]);
    const added = [cat, either(refTo(cat), unknown, text), owner(refTo(either()))];
    expect(told(before, added, [row])).toEqual(["union-member-added a/Either  -> string new:2"]);
    const fewer = [cat, dog, either(refTo(dog)), owner(refTo(either()))];
    expect(told(before, fewer, [row])).toEqual(["union-member-removed a/Either a/Cat ->  old:1"]);
  });
});

describe("the key that tells the members of a union apart", () => {
  const open = { ...plainEnum("a/Open", ["cat"]), open: true };
  const [onlyCat, onlyDog] = [plainEnum("a/OnlyCat", ["cat"]), plainEnum("a/OnlyDog", ["dog"])];
  const both = plainEnum("a/Both", ["cat", "dog"]);
  const kinds = [open, onlyCat, onlyDog, both];
  const tag = (wireName: string, values = ["cat", "dog"]): Discriminator => ({
    wireName,
    mapping: new Map([cat.id, dog.id].map((id, at) => [values[at] ?? "", id])),
  });
  const told2 = (
    [old, now]: readonly [Discriminator | null, Discriminator | null],
    fields: (name: "cat" | "dog") => readonly Field[] = () => [],
  ): readonly string[] => {
    const animals = [
      { ...cat, fields: fields("cat") },
      { ...dog, fields: fields("dog") },
    ];
    const union = (discriminator: Discriminator | null): DataModel => ({
      ...either(refTo(cat), refTo(dog)),
      discriminator,
    });
    return told([...animals, ...kinds, union(old)], [...animals, ...kinds, union(now)]);
  };

  test.each<[string, Discriminator | null, Discriminator | null, readonly string[]]>([
    ["is the same", tag("kind"), tag("kind"), []],
    [
      "has the same values in another order",
      tag("kind"),
      { wireName: "kind", mapping: new Map([...tag("kind").mapping].reverse()) },
      [],
    ],
    ["is there as before or not", null, null, []],
    ["is another", tag("kind"), tag("type"), ["union-tag-changed a/Either `kind` -> `type` new:2"]],
    ["is new", null, tag("type"), ["union-tag-changed a/Either no key -> `type` new:2"]],
    ["is gone", tag("kind"), null, ["union-tag-changed a/Either `kind` -> no key new:2"]],
    [
      ...(["has other values", tag("kind"), tag("kind", ["cat", "hound"])] as const),
      ["union-tag-changed a/Either `kind` -> `kind` new:2"],
    ],
    [
      ...(["has its values exchanged", tag("kind"), tag("kind", ["dog", "cat"])] as const),
      ["union-tag-changed a/Either `kind` -> `kind` new:2"],
    ],
  ])("%s", (_what, before, after, wanted) => {
    expect(told2([before, after])).toEqual(wanted);
  });

  test("is the same where a member has another name", () => {
    const cats = plainObject("a/Cats", cat.fields);
    const union = (one: DataModel): DataModel => ({
      ...either(refTo(one), refTo(dog)),
      discriminator: {
        wireName: "kind",
        mapping: new Map([
          ["cat", one.id],
          ["dog", dog.id],
        ]),
      },
    });
    expect(told([cat, dog, union(cat)], [cats, dog, union(cats)])).toEqual([]);
  });

  const needed = (name: string, type: Field["type"], required = true): Field =>
    field(name, { type, required });
  const change = "union-tag-changed a/Either `kind` -> `type` new:2";
  const harmless = `${change} info/info/info/info`;

  test.each<[string, (name: "cat" | "dog") => readonly Field[], string]>([
    [
      "both keys are fixed",
      (name) => [needed("id", text), needed("kind", only(name)), needed("type", only(name))],
      harmless,
    ],
    [
      "both keys are enums of one value",
      (name) => {
        const type = refTo(name === "cat" ? onlyCat : onlyDog);
        return [needed("kind", type), needed("type", type)];
      },
      harmless,
    ],
    ["only the old key is there", (name) => [needed("kind", only(name))], change],
    ["only the new key is there", (name) => [needed("type", only(name))], change],
    [
      "one key is optional",
      (name) => [needed("kind", only(name)), needed("type", only(name), false)],
      change,
    ],
    [
      "one key has another value",
      (name) => [needed("kind", only(name)), needed("type", only("cat"))],
      change,
    ],
    [
      "one key may be any text",
      (name) => [needed("kind", only(name)), needed("type", text)],
      change,
    ],
    [
      "one key has several values",
      (name) => [needed("kind", only(name)), needed("type", refTo(both))],
      change,
    ],
    [
      "one key of one member is open",
      (name) => [
        needed("kind", only(name)),
        needed("type", name === "cat" ? refTo(open) : only(name)),
      ],
      change,
    ],
    [
      "one key of one member is an object",
      (name) => [
        needed("kind", only(name)),
        needed("type", name === "cat" ? refTo(dog) : only(name)),
      ],
      change,
    ],
    [
      "one key is there in one member",
      (name) => [
        needed("kind", only(name)),
        ...(name === "cat" ? [needed("type", only(name))] : []),
      ],
      change,
    ],
  ])(
    "changes nothing if each member has a fixed value under both: %s",
    (_where, fields, wanted) => {
      expect(told2([tag("kind"), tag("type")], fields)).toEqual([wanted]);
    },
  );

  test("may break something if there was none before, or is none now", () => {
    const fields = (name: "cat" | "dog") => [
      needed("kind", only(name)),
      needed("type", only(name)),
    ];
    expect(told2([null, tag("type")], fields)).toEqual([
      "union-tag-changed a/Either no key -> `type` new:2",
    ]);
    expect(told2([tag("kind"), null], fields)).toEqual([
      "union-tag-changed a/Either `kind` -> no key new:2",
    ]);
  });

  test("is no edit of its own where a member has one", () => {
    const union = (discriminator: Discriminator | null): DataModel => ({
      ...either(refTo(cat), refTo(dog)),
      discriminator,
    });
    const edited = { ...dog, fields: dog.fields.slice(1) };
    const prose = { ...dog, fields: dog.fields.map((one) => ({ ...one, description: "More." })) };
    const [before, now] = [union(tag("kind")), union(null)];
    const found = ["union-tag-changed a/Either `kind` -> no key new:2"];
    expect(told([cat, dog, before], [cat, edited, now])).toEqual([]);
    expect(told([cat, dog, before], [cat, prose, now])).toEqual(found);
  });
});
