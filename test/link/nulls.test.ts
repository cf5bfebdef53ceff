import { describe, expect, test } from "vitest";
import { decideUntoldNull, nullRule } from "../../generator/link/null-policy.ts";
import { toldNulls, untoldKind, untoldNulls } from "../../generator/link/untold-null.ts";
import type { TypedPage } from "../../generator/read/dialects/read-types.ts";
import type { TypeExpression } from "../../generator/read/dialects/type-expression.ts";
import {
  at,
  bare,
  fields,
  linked,
  listOf,
  mapOf,
  named,
  nilable,
  optional,
  page,
  row,
  typed,
  values,
} from "../support/typed-pages.ts";

const list = listOf(typed.text);
const map = mapOf(typed.text);

test.each<[string, TypeExpression, string | null]>([
  ["a date", typed.date, "dates"],
  ["a linked date", linked("a", typed.date), "dates"],
  ["a list", list, "lists"],
  ["a map", map, "maps"],
  ["a linked list", linked("a", list), null],
  ["a text", typed.text, null],
  ["a list or null", nilable(list), null],
])("the cell of %s leaves null untold as one of the %s", (_what, type, kind) => {
  expect(untoldKind(type)).toBe(kind);
});

test.each<[string, TypeExpression, number, number]>([
  ["a text", typed.text, 1, 0],
  ["a text or null", nilable(typed.text), 1, 1],
  ["a class", named("A"), 1, 0],
  ["a link", linked("a", typed.text), 1, 0],
  ["the members of a union", linked("a", list), 1, 0],
  ["a list", list, 0, 0],
  ["a date", typed.date, 0, 0],
  ["a response", typed.transport, 0, 0],
  ["a linked response", linked("a", typed.transport), 0, 0],
  ["what was not understood", typed.invalid, 0, 0],
])("%s tells", (_what, type, told, nullable) => {
  expect(toldNulls([row("a", type)])).toEqual({ told, nullable });
  expect(toldNulls([row("a", type, optional)])).toEqual({ told: 0, nullable: 0 });
});

test.each([
  ["accept", 0, 10, [true, true, true]],
  ["reject", 10, 10, [false, false, false]],
  ["auto", 0, 0, [false, false, false]],
  ["auto", 1, 100, [true, false, true]],
  ["auto", 1, 101, [false, false, false]],
] as const)(
  "the rule %s, with %i of %i that take null in the spec",
  (wanted, nullable, told, takes) => {
    const rule = nullRule(wanted, { told, nullable });
    const page_ = { told: 4, nullable: 1 };
    expect([rule("dates", page_), rule("lists", page_), rule("maps", page_)]).toEqual(takes);
  },
);

test("maps take null only where a quarter of their page does", () => {
  const rule = nullRule("auto", { told: 1, nullable: 1 });
  expect(rule("maps", { told: 4, nullable: 1 })).toBe(true);
  expect(rule("maps", { told: 5, nullable: 1 })).toBe(false);
  expect(rule("maps", { told: 0, nullable: 0 })).toBe(false);
});

describe("the fields of a page that take null without a word of their cells", () => {
  const says = { description: "Or null." };
  const rows = [
    ...[row("list", list), row("map", map), row("text", typed.text), row("told", typed.text, says)],
    ...[
      row("maybe", typed.text, { ...optional, ...says }),
      row("not", list, optional),
      row("said", list, says),
    ],
  ];
  const names = (more: Partial<TypedPage>, takesNull: boolean) => [
    ...untoldNulls(page("A", fields(...rows), more), () => takesNull),
  ];

  test("are those whose row says so, and those of the rule", () => {
    expect(names({}, false)).toEqual(["maybe", "said"]);
    expect(names({}, true)).toEqual(["list", "map", "maybe", "said"]);
    expect(names({ isOwn: true }, true)).toEqual([]);
    expect([...untoldNulls(page("A", bare), () => true)]).toEqual([]);
  });

  test("are asked about with their kind and what the page tells", () => {
    const asked: unknown[] = [];
    untoldNulls(page("A", fields(row("a", list), row("b", nilable(typed.text)))), (kind, told) => {
      asked.push(kind, told);
      return true;
    });
    expect(asked).toEqual(["lists", { told: 1, nullable: 1 }]);
  });
});

describe("the decision for a spec", () => {
  const nullable = nilable(typed.text);
  const dates = page(
    "D",
    fields(row("a", typed.date), row("b", typed.date, optional), row("c", list)),
  );
  const told = page("T", fields(row("a", nullable), row("b", typed.text), row("c", typed.text)));
  const response = page(
    "R",
    fields(...["content_type", "status_code", "raw_response"].map((name) => row(name, nullable))),
  );
  const own = page("O", fields(row("a", nullable), row("b", list)), { isOwn: true });
  const decide = (pages: readonly TypedPage[], wanted: "auto" | "accept" | "reject" = "auto") =>
    decideUntoldNull(pages, wanted).decision;
  const some = (because: string, counts: string): string =>
    `required ${counts} may be null: ${because}`;

  test.each<[string, readonly TypedPage[], string]>([
    ["nothing untold", [told, page("V", values("a"))], ""],
    [
      "nothing that takes null",
      [dates],
      some("0 of 0 fields whose cells can tell do", "0 of 1 dates, 0 of 1 lists"),
    ],
    [
      "dates",
      [dates, told],
      some("1 of 3 fields whose cells can tell do", "1 of 1 dates, 0 of 1 lists"),
    ],
    [
      "a response",
      [dates, response],
      some("0 of 0 fields whose cells can tell do", "0 of 1 dates, 0 of 1 lists"),
    ],
    [
      "our own pages",
      [dates, own],
      some("0 of 0 fields whose cells can tell do", "0 of 1 dates, 0 of 1 lists"),
    ],
    [
      "maps",
      [page("M", fields(row("a", map), row("b", map), row("c", nullable)))],
      some("1 of 1 fields whose cells can tell do", "2 of 2 maps"),
    ],
  ])("with %s is told", (_what, pages, wanted) => {
    expect(decide(pages)).toBe(wanted);
  });

  test("is told by the setting, of all required fields and those that say so", () => {
    const said = page("S", fields(row("a", list, { description: "Or null.", span: at(2) })));
    expect(decide([dates, said], "accept")).toBe(some("as set", "1 of 1 dates, 2 of 2 lists"));
    expect(decide([dates, said], "reject")).toBe(some("as set", "0 of 1 dates, 1 of 2 lists"));
    expect(decideUntoldNull([], "accept").rule("lists", { told: 0, nullable: 0 })).toBe(true);
  });
});
