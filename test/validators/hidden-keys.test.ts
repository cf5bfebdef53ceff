import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { objectPage } from "../support/cli.ts";
import { enumPage, validatorsOf } from "../support/validators-of.ts";

// A key that a program has put on every object must not change a verdict.

const link = (name: string): string =>
  `[Models::Shared::${name}](../../models/shared/${name.toLowerCase()}.md)`;
const either =
  "[T.any(Models::Shared::Left, Models::Shared::Right)](../../models/shared/either.md)";

const of = await validatorsOf({
  "shared/top.md": objectPage(
    "Top",
    ["id", "*::String*", true],
    ["when", "[Date](https://ruby-doc.org/stdlib-2.6.1/libdoc/date/rdoc/Date.html)", false],
    ["list", `T::Array<${link("Left")}>`, false],
    ["map", "T::Hash[Symbol, *::Integer*]", false],
    ["color", link("Color"), false],
    ["either", either, false],
  ),
  "shared/color.md": enumPage("Color", "red", "blue"),
  "shared/either.md": "# Either\n",
  "shared/left.md": objectPage("Left", ["leaf", "*::Integer*", true]),
  "shared/right.md": objectPage("Right", ["right", "*::String*", true]),
});
const top = of("shared/Top");

const source = await readFile(
  join(import.meta.dirname, "../../generator/emit/validators/runtime.ts"),
  "utf8",
);
const runtime = source.replaceAll(/\/\*[^]*?\*\/|\/\/ .*$/gm, "");

/** Every property name that the runtime reads from an object, comments aside. */
const names = [
  ...new Set(
    [...runtime.matchAll(/\??\.(?<name>[a-z]\w*)|readonly (?<field>\w+)\??:/gi)].map(
      ({ groups }) => groups?.["name"] ?? groups?.["field"] ?? "",
    ),
  ),
].filter((name) => !(name in Object.prototype) && !(name in Array.prototype));

const values: readonly unknown[] = [
  { id: "a" },
  { id: "a", extra: 1, list: [{ leaf: 1, other: 2 }], map: { a: 1 }, color: "red" },
  { id: "a", either: { leaf: 1, right: "b", none: 0 } },
  { id: 1 },
  {},
  { id: "a", map: { a: "b" }, color: "green", list: [{}], when: "no", either: {} },
  null,
];

const planted: readonly unknown[] = [
  true,
  1,
  "strip",
  "strict",
  () => true,
  () => false,
  ["id"],
  {},
];

afterEach(() => {
  for (const name of names) Reflect.deleteProperty(Object.prototype, name);
});

function verdicts(): string {
  const modes = ["passthrough", "strip", "strict"] as const;
  const seen = values.map((value) => [
    top.is(value),
    ...modes.map((unknownKeys) => JSON.stringify(top.validate(value, { unknownKeys }))),
    JSON.stringify(top.validate(value)),
    JSON.stringify(top.validate(value, {})),
  ]);
  return JSON.stringify(seen);
}

describe("a name on every object", () => {
  test("is found by looking at the runtime", () => {
    expect(names).toEqual(expect.arrayContaining(["rest", "required", "maxIssues", "fields"]));
  });

  const clean = verdicts();

  test.each(names)("changes no verdict: %s", (name) => {
    for (const value of planted) {
      // The polluted key may be hidden, or visible to code that enumerates keys.
      for (const enumerable of [false, true]) {
        Object.defineProperty(Object.prototype, name, {
          ...{ value, enumerable, configurable: true, writable: true },
        });
        const found = verdicts();
        Reflect.deleteProperty(Object.prototype, name);
        expect(found).toBe(clean);
      }
    }
  });
});
