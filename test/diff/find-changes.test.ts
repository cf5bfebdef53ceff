import { describe, expect, test } from "vitest";
import type { DataModel } from "../../generator/model/model.ts";
import {
  plainEnum,
  plainField as field,
  plainObject,
  plainUnion,
  refTo,
} from "../support/plain-models.ts";
import { text, unknown } from "../support/plain-types.ts";
import { atLine, toldChanges } from "../support/told-changes.ts";

const deprecation = { reason: "", replacement: null, since: null };
const thing = (id = "a/Thing"): DataModel => ({
  ...plainObject(
    id,
    ["id", "b", "c"].map((name) => field(name)),
  ),
  ...atLine(1),
});
const now = (model: DataModel): DataModel => ({ ...model, ...atLine(2) });

describe("a model", () => {
  test.each<[string, readonly DataModel[], readonly DataModel[], readonly string[]]>([
    ["stays", [thing()], [now(thing())], []],
    ["is gone", [thing()], [], ["model-removed a/Thing old:1 or removed-without-deprecation"]],
    [
      "was deprecated and is gone",
      [{ ...thing(), deprecation }],
      [],
      ["model-removed a/Thing old:1"],
    ],
    ["is new", [], [now(thing())], ["model-added a/Thing new:2"]],
    [
      "has moved",
      [thing()],
      [now(thing("b/Thing"))],
      ["file-moved a/Thing a/Thing -> b/Thing new:2"],
    ],
    [
      "is renamed",
      [thing()],
      [now(thing("a/Stuff"))],
      ["model-renamed a/Thing a/Thing -> a/Stuff new:2"],
    ],
    ["is deprecated", [thing()], [now({ ...thing(), deprecation })], ["deprecated a/Thing new:2"]],
    [
      "is no longer deprecated",
      [{ ...thing(), deprecation }],
      [now(thing())],
      ["undeprecated a/Thing new:2"],
    ],
    [
      ...(["is told in other words", [thing()]] as const),
      ...([
        [now({ ...thing(), description: "More." })],
        ["description-changed a/Thing new:2"],
      ] as const),
    ],
  ])("%s", (_what, before, after, wanted) => {
    expect(toldChanges(before, after)).toEqual(wanted);
  });

  const kinds: readonly (readonly [string, DataModel])[] = [
    ["an object", thing()],
    ["an enum", plainEnum("a/Thing", ["id"])],
    ["a union", plainUnion("a/Thing", [text])],
  ];

  test.each(
    kinds.flatMap(([from, before]) =>
      kinds.map(([to, after]) => [from, to, before, after] as const),
    ),
  )("is %s and then %s", (from, to, before, after) => {
    expect(toldChanges([before], [now(after)])).toEqual(
      from === to ? [] : [`model-kind-changed a/Thing ${from} -> ${to} new:2`],
    );
  });
});

describe("a union whose members no cell lists any more", () => {
  const cat = thing("a/Cat");
  const union = (...members: Parameters<typeof plainUnion>[1]): DataModel =>
    plainUnion("a/Pet", members);
  const owner = (...types: Parameters<typeof plainUnion>[1]): DataModel =>
    plainObject(
      "a/Owner",
      types.map((type, at) => field(`pet${at}`, { type })),
    );
  const pet = refTo(union());
  const found = (before: readonly DataModel[], after: readonly DataModel[]): readonly string[] =>
    toldChanges([cat, ...before], [cat, ...after]).filter((one) => one.startsWith("union-"));

  test.each<[string, readonly DataModel[], readonly DataModel[], readonly string[]]>([
    [
      "is no edit of its own",
      [union(refTo(cat), text), owner(pet)],
      [union(unknown), owner(text)],
      [],
    ],
    [
      ...(["is one if a cell still uses it", [union(refTo(cat), text), owner(pet)]] as const),
      ...([[union(unknown), owner(pet)], ["union-member-added a/Pet  -> unknown new:1"]] as const),
    ],
    [
      ...(["is one if none used it before", [union(refTo(cat), text), owner(text)]] as const),
      ...([[union(unknown), owner(text)], ["union-member-added a/Pet  -> unknown new:1"]] as const),
    ],
    [
      ...(["is one if it has other members too", [union(refTo(cat)), owner(pet)]] as const),
      ...([
        [union(refTo(cat), unknown), owner(text)],
        ["union-member-added a/Pet  -> unknown new:1"],
      ] as const),
    ],
  ])("%s", (_what, before, after, wanted) => {
    expect(found(before, after)).toEqual(wanted);
  });
});

describe("a change of the key of a union follows", () => {
  const leaf = thing("a/Leaf");
  const cat = plainObject("a/Cat", [field("leaf", { type: refTo(leaf) }), field("c"), field("d")]);
  const pet = (wireName: string): DataModel => {
    const union = plainUnion("a/Pet", [refTo(cat), text]);
    return { ...union, discriminator: { wireName, mapping: new Map([["cat", cat.id]]) } };
  };
  const edited = { ...leaf, fields: [field("id"), field("b"), field("c"), field("x")] };

  test.each<[string, readonly DataModel[], boolean]>([
    ["from no edit", [leaf, cat], false],
    ["from an edit of a member", [leaf, { ...cat, fields: cat.fields.slice(0, 2) }], true],
    ["from an edit of what a member refers to", [edited, cat], true],
    [
      "not from an edit of prose",
      [leaf, { ...cat, fields: cat.fields.map((one) => ({ ...one, examples: ["x"] })) }],
      false,
    ],
    ["not from another order", [leaf, { ...cat, fields: [...cat.fields].reverse() }], false],
    ["not from an edit of another model", [leaf, cat, thing("a/Other")], false],
  ])("%s", (_what, members, follows) => {
    const found = toldChanges([leaf, cat, pet("kind")], [...members, pet("type")]);
    expect(found.some((one) => one.startsWith("union-tag-changed"))).toBe(!follows);
  });
});
