import { describe, expect, test } from "vitest";
import { findChanges } from "../../generator/diff/find-changes.ts";
import { tellersOf } from "../../generator/diff/lost-name-tellers.ts";
import { withLostNames, type ExportedNames } from "../../generator/diff/lost-names.ts";
import { unresolvedOf } from "../../generator/diff/unresolved.ts";
import type { DataModel } from "../../generator/model/model.ts";
import { modelId, type TypeNode } from "../../generator/model/type.ts";
import {
  plainEnum,
  plainField as field,
  plainObject,
  plainUnion,
  refTo,
} from "../support/plain-models.ts";
import { date, integer, text, unknown } from "../support/plain-types.ts";

const object = (name: string, ...types: readonly TypeNode[]): DataModel =>
  plainObject(
    `a/${name}`,
    types.map((type, at) => field(`${name}${at}`, { type })),
  );
const union = (name: string, ...types: readonly TypeNode[]): DataModel =>
  plainUnion(`a/${name}`, types);
const id = (name: string) => modelId("a", name);

function changed(before: readonly DataModel[], after: readonly DataModel[]) {
  const unresolved = unresolvedOf({ models: after });
  return findChanges({ models: before }, { models: after }, { dates: "Date", unresolved });
}

const inner = object("Inner", date, text);
const edited = object("Inner", text, text);
const fewer = object("Inner", date);
const loose = plainObject("a/Inner", [
  field("Inner0", { type: date }),
  field("Inner1", { required: false }),
]);
const named = (name: string): DataModel =>
  plainObject("a/Inner", [field("Inner0", { type: date }), field(name)]);
const outer = object("Outer", refTo(inner), text);
const pet = union("Pet", refTo(inner), text);
const owner = object("Owner", refTo(pet), text);

describe("the edits because of which names of a model go", () => {
  test.each<
    [
      string,
      readonly DataModel[],
      readonly DataModel[],
      string,
      readonly string[],
      readonly string[],
    ]
  >([
    ["none where no model lost names", [inner], [edited], "Inner", [], []],
    [
      "an edit of its dates",
      [inner],
      [edited],
      "Inner",
      ["Inner"],
      ["field-format-changed Inner0"],
    ],
    [
      "an edit of its keys",
      [inner],
      [fewer],
      "Inner",
      ["Inner"],
      ["field-removed-required Inner1"],
    ],
    [
      ...(["an edit of its dates rather than one of its keys", [inner]] as const),
      ...([[object("Inner", text)], "Inner", ["Inner"], ["field-format-changed Inner0"]] as const),
    ],
    [
      "no edit of types that never convert",
      [inner],
      [object("Inner", date, integer)],
      "Inner",
      ["Inner"],
      [],
    ],
    [
      "an edit of an optional key",
      [loose],
      [fewer],
      "Inner",
      ["Inner"],
      ["field-removed-optional Inner1"],
    ],
    [
      "another name of a key",
      [inner],
      [named("Inner1st")],
      "Inner",
      ["Inner"],
      ["field-renamed Inner1"],
    ],
    [
      "another case of a key",
      [inner],
      [named("inner1")],
      "Inner",
      ["Inner"],
      ["field-case-changed Inner1"],
    ],
    [
      ...(["no edit of another cell of a model that uses the union", [inner, pet, owner]] as const),
      ...([[inner, pet, object("Owner", refTo(pet), integer)], "Pet", ["Pet"], []] as const),
    ],
    ["no new key", [fewer], [inner], "Inner", ["Inner"], []],
    [
      ...([
        "an edit of what it contains, if that lost names too",
        [inner, outer],
        [edited, outer],
      ] as const),
      ...(["Outer", ["Inner", "Outer"], ["field-format-changed Inner0"]] as const),
    ],
    [
      "no edit of what it contains, if that lost none",
      [inner, outer],
      [edited, outer],
      "Outer",
      ["Outer"],
      [],
    ],
    [
      "no edit of another model",
      [inner, object("Other", date)],
      [edited, object("Other", date)],
      "Other",
      ["Inner", "Other"],
      [],
    ],
    [
      ...([
        "the removal of what it contains",
        [inner, outer],
        [object("Outer", unknown, text)],
      ] as const),
      ...(["Outer", ["Outer"], ["field-type-widened Outer0", "model-removed"]] as const),
    ],
    [
      ...([
        "another kind of what it contains",
        [inner, outer],
        [plainEnum("a/Inner", ["x"]), outer],
      ] as const),
      ...(["Outer", ["Outer"], ["model-kind-changed"]] as const),
    ],
    [
      ...(["a member that may be anything", [inner, pet, owner]] as const),
      ...([[inner, union("Pet", refTo(inner), unknown), owner], "Pet", ["Pet"]] as const),
      ["union-member-added"],
    ],
    [
      "no other new member",
      [inner, pet, owner],
      [inner, union("Pet", refTo(inner), text, integer), owner],
      "Pet",
      ["Pet"],
      [],
    ],
    [
      ...(["an edit of a cell that used the union", [inner, pet, owner]] as const),
      ...([
        [inner, pet, object("Owner", text, text)],
        "Pet",
        ["Pet"],
        ["field-type-narrowed Owner0"],
      ] as const),
    ],
    [
      ...(["the removal of a model that used the union", [inner, pet, owner]] as const),
      ...([[inner, pet], "Pet", ["Pet"], ["model-removed"]] as const),
    ],
    [
      ...(["no edit of a cell that used the object", [inner, outer]] as const),
      ...([[inner, object("Outer", text, text)], "Inner", ["Inner"], []] as const),
    ],
  ])("are %s", (_what, before, after, name, droppers, wanted) => {
    const { changes, world } = changed(before, after);
    const told = tellersOf(changes, world, new Set(droppers.map(id)))(id(name));
    expect(
      told.map(({ rule, member }) => [rule, ...(member === null ? [] : [member])].join(" ")),
    ).toEqual(wanted);
  });
});

describe("names that can no longer be imported", () => {
  type Names = Readonly<
    Record<string, readonly [offered: readonly string[], generated: readonly string[]]>
  >;
  const exported = (names: Names): ExportedNames =>
    new Map(
      Object.entries(names).map(([name, [offered, generated]]) => [
        id(name),
        { offered, generated },
      ]),
    );

  function told(
    before: readonly DataModel[],
    after: readonly DataModel[],
    old: Names,
    now: Names,
    isReported = true,
  ) {
    const { changes, world } = changed(before, after);
    const names = { old: exported(old), now: exported(now) };
    return withLostNames(changes, world, names, () => isReported).map(
      ({ rule, from, to, lostNames, axes }) =>
        rule === "exported-name-removed"
          ? `${rule} ${from} ${to}`.trim()
          : [
              rule,
              ...(lostNames ?? []),
              ...(lostNames === undefined ? [] : [axes?.compiles.request]),
            ].join(" "),
    );
  }

  const all: Names = {
    Inner: [
      ["a", "b"],
      ["a", "b"],
    ],
  };

  test.each<[string, DataModel, Names, Names, readonly string[]]>([
    ["none", edited, all, all, ["field-format-changed"]],
    [
      "one, because of an edit",
      edited,
      all,
      { Inner: [["a"], ["a"]] },
      ["field-format-changed b error"],
    ],
    ["all, because of an edit", edited, all, {}, ["field-format-changed a b error"]],
    [
      ...(["one that another model has", edited, all, { Inner: [["a"], ["a", "b"]] }] as const),
      ["field-format-changed", "exported-name-removed b"],
    ],
    [
      ...(["one of each", edited, all, { Inner: [[], ["b"]] }] as const),
      ["field-format-changed a error", "exported-name-removed b"],
    ],
    ["all, for no reason", inner, all, {}, ["exported-name-removed a, b not generated"]],
    ["new ones", inner, {}, all, []],
    [
      ...(["some in a namespace", edited, { Inner: [["a", "n.a", "n.b"], []] }, {}] as const),
      ["field-format-changed a n.b error"],
    ],
  ])("are told: %s", (_what, after, old, now, wanted) => {
    expect(told([inner], [after], old, now)).toEqual(wanted);
  });

  test("are a finding where the edit is not reported", () => {
    expect(told([inner], [edited], all, {}, false)).toEqual([
      ...["field-format-changed", "exported-name-removed a, b not generated"],
    ]);
  });

  test.each<[string, DataModel, readonly string[]]>([
    ["name", { ...inner, name: "Inside" }, ["model-renamed"]],
    ["kind", union("Inner", text), ["model-kind-changed"]],
    [
      "folder",
      { ...edited, id: modelId("b", "Inner"), namespace: "b" },
      ["file-moved", "field-format-changed"],
    ],
  ])("are not told of a model with another %s", (_what, after, wanted) => {
    expect(told([inner], [after], all, {})).toEqual(wanted);
  });

  test("that another model has are told apart from those that are no longer generated", () => {
    const names: Names = { Inner: [["a"], ["a"]], Outer: [["o"], ["o"]] };
    expect(told([inner, outer], [edited, outer], names, { Inner: [[], ["a"]] })).toEqual([
      "field-format-changed",
      ...["exported-name-removed a", "exported-name-removed o not generated"],
    ]);
  });

  test("are told once for each model that contains an edited one", () => {
    const names: Names = { Inner: [["a"], ["a"]], Outer: [["o"], ["o"]] };
    expect(told([inner, outer], [edited, outer], names, {})).toEqual([
      "field-format-changed a o error",
    ]);
  });
});
