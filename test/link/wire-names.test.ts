import { describe, expect, test } from "vitest";
import type { FieldOverride } from "../../generator/config/settings.ts";
import { wireNames } from "../../generator/link/wire-names.ts";
import { decideWirePolicy } from "../../generator/read/naming/wire-policy.ts";
import { at, messages, row, typed } from "../support/typed-pages.ts";

/** The keys of fields in camelCase. A field may have a key on its page: `a=key`. */
function keys(names: string, fields?: Readonly<Record<string, FieldOverride>>) {
  const rows = names.split(" ").map((one, index) => {
    const [name = "", wireName = null] = one.split("=");
    return row(name, typed.text, { wireName, span: at(index) });
  });
  const { value: policy } = decideWirePolicy([], "camelCase");
  const { value, diagnostics } = wireNames(rows, fields && { fields }, policy);
  const shown = [...value].map(([name, key]) => `${name}=${key}`).join(" ");
  return { shown, told: messages(diagnostics), lines: diagnostics.map(({ span }) => span) };
}

describe("the keys of fields", () => {
  test.each<[string, Readonly<Record<string, FieldOverride>> | undefined, string]>([
    ["user_id name", undefined, "user_id=userId name=name"],
    ["user_id=UserID", undefined, "user_id=UserID"],
    ["user_id=UserID", { user_id: { wireName: "id" } }, "user_id=id"],
    ["user_id", { user_id: { nullable: true } }, "user_id=userId"],
    ["user_id other", { other: { ignore: true } }, "user_id=userId"],
    ["user_id userId", { userId: { ignore: true } }, "user_id=userId"],
    ["user_id other", { other: { ignore: false } }, "user_id=userId other=other"],
    ["a b", { a: { wireName: "b" } }, "a=b b=b"],
    ["a=x b=x", undefined, "a=x b=x"],
  ])("%s with %j are %s", (names, fields, wanted) => {
    const { shown, told } = keys(names, fields);
    expect(shown).toBe(wanted);
    expect(told).toEqual([]);
  });

  const both = "so both are kept as they are documented";
  test.each<
    [string, Readonly<Record<string, FieldOverride>> | undefined, string, readonly string[]]
  >([
    [
      "user_id userId",
      undefined,
      "user_id=user_id userId=userId",
      [`MM5008 \`user_id\` and \`userId\` become one JSON key, \`userId\`, ${both}`],
    ],
    [
      "user_id x=userId",
      undefined,
      "user_id=user_id x=userId",
      [
        "MM5008 `user_id` and `x` become one JSON key, `userId`, so `user_id` is kept as it is documented",
      ],
    ],
    [
      "x user_id",
      { x: { wireName: "userId" } },
      "x=userId user_id=user_id",
      [
        "MM5008 `x` and `user_id` become one JSON key, `userId`, so `user_id` is kept as it is documented",
      ],
    ],
    [
      "a_b aB a__b",
      undefined,
      "a_b=a_b aB=aB a__b=a__b",
      [
        `MM5008 \`a_b\` and \`aB\` become one JSON key, \`aB\`, ${both}`,
        `MM5008 \`a_b\` and \`a__b\` become one JSON key, \`aB\`, ${both}`,
      ],
    ],
  ])("%s with %j would be the same, and are %s", (names, fields, wanted, told) => {
    const found = keys(names, fields);
    expect(found.shown).toBe(wanted);
    expect(found.told).toEqual(told);
    expect(found.lines).toEqual(told.map((_, index) => at(index + 1)));
  });
});
