import { describe, expect, test } from "vitest";
import type { EnumMember, EnumModel } from "../../generator/model/model.ts";
import { plainEnum } from "../support/plain-models.ts";
import { atLine, toldChanges } from "../support/told-changes.ts";

/** An enum of values with names, such as `RED=red` or `ONE=1`. */
function named(members: string, more: Partial<EnumModel> = {}): EnumModel {
  const list = members.split(" ").map((one): EnumMember => {
    const [name = "", value = ""] = one.split("=");
    return { name, value: /^\d+$/.test(value) ? Number(value) : value };
  });
  return { ...plainEnum("a/Hue", []), ...atLine(1), valueType: "string", members: list, ...more };
}

function told(before: EnumModel, after: EnumModel): readonly string[] {
  return toldChanges([before], [{ ...after, ...atLine(2) }]);
}

describe("an enum", () => {
  test.each<[string, string, readonly string[]]>([
    ["A=a B=b", "A=a B=b", []],
    ["A=a B=b", "A=a", ["enum-value-removed a/Hue.b old:1"]],
    ["A=a", "A=a B=b", ["enum-value-added-closed a/Hue.b new:2"]],
    ["A=a B=b", "A=a B=c", ['enum-value-wire-changed a/Hue.B "b" -> "c" new:2']],
    ["A=a B=1", "A=a B=2", ["enum-value-wire-changed a/Hue.B 1 -> 2 new:2"]],
    ["A=a B=b", "A=a C=b", ["enum-name-changed a/Hue.B B -> C new:2"]],
    ["A=a B=b", "B=b A=a", ["order-changed a/Hue new:2"]],
    ["A=a B=b C=c", "A=a C=c", ["enum-value-removed a/Hue.b old:1"]],
    ["A=a C=c", "A=a B=b C=c", ["enum-value-added-closed a/Hue.b new:2"]],
    [
      "A=a B=b C=c",
      "C=c D=d A=a",
      [
        ...["enum-value-removed a/Hue.b old:1", "enum-value-added-closed a/Hue.d new:2"],
        "order-changed a/Hue new:2",
      ],
    ],
    // Of two added values with the old name, the first counts.
    [
      "A=a B=b",
      "A=a B=c B=d",
      ['enum-value-wire-changed a/Hue.B "b" -> "c" new:2', "enum-value-added-closed a/Hue.d new:2"],
    ],
    // A value that is listed twice has two names, of which each may stay.
    ["A=a B=a", "A=a", ["enum-name-changed a/Hue.B B -> A new:2"]],
    ["A=a", "A=a B=a", []],
    ["A=a B=a C=c", "C=c A=a B=a", ["order-changed a/Hue new:2"]],
    ["A=a B=a", "C=a B=a", ["enum-name-changed a/Hue.A A -> C new:2"]],
  ])("of %s and then %s", (before, after, wanted) => {
    expect(told(named(before), named(after))).toEqual(wanted);
  });

  test.each<[string, Partial<EnumModel>, Partial<EnumModel>, readonly string[]]>([
    ["opens", {}, { open: true }, ["enum-opened a/Hue new:2"]],
    ["closes", { open: true }, {}, ["enum-closed a/Hue new:2"]],
    ["stays open", { open: true }, { open: true }, []],
    [
      ...(["holds numbers from now on", {}, { valueType: "integer" }] as const),
      ["enum-value-wire-changed a/Hue string -> integer new:2"],
    ],
    [
      ...(["holds texts from now on", { valueType: "integer" }, {}] as const),
      ["enum-value-wire-changed a/Hue integer -> string new:2"],
    ],
  ])("that %s", (_what, before, after, wanted) => {
    expect(told(named("A=a", before), named("A=a", after))).toEqual(wanted);
  });

  test("that is open still accepts what it no longer lists", () => {
    const open = { open: true };
    expect(told(named("A=a B=b", open), named("A=a", open))).toEqual([
      "enum-value-removed a/Hue.b old:1 info/info/warn/warn",
    ]);
    expect(told(named("A=a", open), named("A=a B=b", open))).toEqual([
      "enum-value-added-open a/Hue.b new:2",
    ]);
    expect(told(named("A=a B=b", open), named("A=a"))).toEqual([
      ...["enum-closed a/Hue new:2", "enum-value-removed a/Hue.b old:1"],
    ]);
  });

  test("equals one with the digits of its numbers", () => {
    const texts = { ...named("A=1"), members: [{ name: "A", value: "1" }] };
    expect(told(named("A=1", { valueType: "integer" }), texts)).toEqual([
      "enum-value-wire-changed a/Hue integer -> string new:2",
    ]);
  });
});
