import { describe, expect, test } from "vitest";
import { objectPage } from "../support/cli.ts";
import { enumPage, validatorsOf } from "../support/validators-of.ts";

// Tests whether the issues of a value that no union member accepts point to where a person would look.

const ref = (name: string): string =>
  `[Models::Shared::${name}](../../models/shared/${name.toLowerCase()}.md)`;
const any = (page: string, ...names: readonly string[]): string =>
  `[T.any(${names.map((name) => `Models::Shared::${name}`).join(", ")})](../../models/shared/${page}.md)`;
const text = "*::String*";

const of = await validatorsOf({
  "shared/lead.md": objectPage(
    "Lead",
    ["kind", ref("LeadKind"), false],
    ["name", text, true],
    ["email", `T.nilable(${text})`, true],
  ),
  "shared/sale.md": objectPage(
    "Sale",
    ["kind", ref("SaleKind"), false],
    ["amount", "*::Integer*", true],
    ["currency", text, true],
    ["note", text, true],
  ),
  "shared/leadkind.md": enumPage("LeadKind", "lead"),
  "shared/salekind.md": enumPage("SaleKind", "sale"),
  "shared/x.md": enumPage("X", "x"),
  "shared/y.md": enumPage("Y", "y"),
  "shared/s1.md": enumPage("S1", "1st"),
  "shared/s2.md": enumPage("S2", "2nd"),
  "shared/x1.md": objectPage("X1", ["type", ref("X"), true], ["sub", ref("S1"), true]),
  "shared/x2.md": objectPage("X2", ["type", ref("X"), true], ["sub", ref("S2"), true]),
  "shared/yy.md": objectPage("Yy", ["type", ref("Y"), true], ["c", text, true]),
  "shared/k1.md": objectPage(
    "K1",
    ["type", ref("X"), true],
    ["sub", ref("S1"), true],
    ["unit", ref("X"), true],
  ),
  "shared/k2.md": objectPage(
    "K2",
    ["type", ref("X"), true],
    ["sub", ref("S1"), true],
    ["unit", ref("Y"), true],
  ),
  "shared/c1.md": objectPage("C1", ["type", ref("X"), true], ["sub", ref("S1"), true]),
  "shared/c2.md": objectPage("C2", ["type", ref("Y"), true], ["sub", ref("S2"), true]),
  "shared/pa.md": objectPage("Pa", ["x", text, true], ["y", text, true]),
  "shared/qa.md": objectPage("Qa", ["x", "*::Integer*", true]),
  "shared/letter.md": "# Letter\n",
  "shared/c3.md": objectPage("C3", ["type", ref("X"), true], ["sub", ref("S2"), true]),
  "shared/one.md": objectPage("One", ["a", text, true], ["b", text, true], ["c", text, true]),
  "shared/two.md": objectPage("Two", ["d", text, true]),
  "shared/three.md": objectPage("Three", ["e", text, true], ["f", text, true]),
  "shared/inner.md": "# Inner\n",
  "shared/outer.md": "# Outer\n",
  "shared/cross.md": "# Cross\n",
  "shared/deep.md": "# Deep\n",
  "shared/person.md": objectPage(
    "Person",
    ["name", text, true],
    ["phone", text, true],
    ["nick", text, false],
  ),
  "shared/firm.md": objectPage(
    "Firm",
    ["name", text, true],
    ["phone", text, true],
    ["vat", text, true],
    ["city", text, true],
    ["staff", `T::Array<${ref("Person")}>`, false],
  ),
  "shared/party.md": "# Party\n",
  "shared/event.md": "# Event\n",
  "shared/nested.md": "# Nested\n",
  "shared/all.md": objectPage(
    "All",
    ["event", any("event", "Lead", "Sale"), false],
    ["nested", any("nested", "X1", "X2", "Yy"), false],
    ["party", any("party", "Person", "Firm"), false],
    ["deep", any("deep", "K1", "K2", "X2", "Yy"), false],
    ["cross", any("cross", "C1", "C2", "C3"), false],
    ["letter", any("letter", "Pa", "Qa"), false],
    ["inner", any("inner", "One", "Two"), false],
    ["outer", any("outer", "Inner", "Three"), false],
  ),
});

const { validate } = of("shared/All");

function issuesOf(value: unknown, maxIssues?: number): readonly string[] {
  const result = validate(value, maxIssues === undefined ? {} : { maxIssues });
  if (result.ok) return [];
  return result.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
}

describe("what is told of a value that no member takes", () => {
  test.each<[string, object, readonly string[]]>([
    [
      "a tag that matches beats fewer issues",
      { event: { kind: "sale" } },
      [
        "event: Expected Lead | Sale, received object (closest is Sale)",
        "event.amount: Required, expected integer",
        "event.currency: Required, expected string",
        "event.note: Required, expected string",
      ],
    ],
    [
      "of members that list no key of the value, the one with fewer issues",
      { party: {} },
      [
        "party: Expected Firm | Person, received object (closest is Person)",
        "party.name: Required, expected string",
        "party.phone: Required, expected string",
      ],
    ],
    [
      "the type of one member with the subtype of another",
      { cross: { type: "y", sub: "1st" } },
      [
        "cross: Expected C1 | C2 | C3, received object (closest is C1)",
        'cross.type: Expected "x", received "y"',
      ],
    ],
    [
      "a union in a union lists what its closest member lists",
      { outer: { a: "x", b: "y", e: "z" } },
      [
        "outer: Expected Inner | Three, received object (closest is Inner)",
        "outer: Expected One | Two, received object (closest is One)",
        "outer.c: Required, expected string",
      ],
    ],
    [
      "a missing key tells more than a wrong value",
      { letter: { x: "a" } },
      [
        "letter: Expected Pa | Qa, received object (closest is Qa)",
        'letter.x: Expected integer, received "a"',
      ],
    ],
    [
      "an unknown tag lists the values of all members",
      { event: { kind: "click", name: "a" } },
      [
        "event: Expected Lead | Sale, received object",
        'event.kind: Expected "lead" | "sale", received "click"',
      ],
    ],
    [
      "no tag names no member",
      { event: {} },
      [
        "event: Expected Lead | Sale, received object",
        'event.kind: Required, expected "lead" | "sale"',
      ],
    ],
    [
      "a type, then a subtype",
      { nested: { type: "x", sub: "3rd" } },
      [
        "nested: Expected X1 | X2 | Yy, received object",
        'nested.sub: Expected "1st" | "2nd", received "3rd"',
      ],
    ],
    [
      "a type without its subtype",
      { nested: { type: "x" } },
      [
        "nested: Expected X1 | X2 | Yy, received object",
        'nested.sub: Required, expected "1st" | "2nd"',
      ],
    ],
    [
      "an unknown type with a known subtype",
      { nested: { type: "y", sub: "1st" } },
      [
        "nested: Expected X1 | X2 | Yy, received object (closest is Yy)",
        "nested.c: Required, expected string",
      ],
    ],
    [
      "a type of no member with a known subtype",
      { nested: { type: "z", sub: "1st" } },
      [
        "nested: Expected X1 | X2 | Yy, received object",
        'nested.type: Expected "x" | "y", received "z"',
      ],
    ],
    [
      "no type with a known subtype",
      { nested: { sub: "1st" } },
      [
        "nested: Expected X1 | X2 | Yy, received object",
        'nested.type: Required, expected "x" | "y"',
      ],
    ],
    [
      "an unknown subtype with a known third tag",
      { deep: { type: "x", sub: "3rd", unit: "x" } },
      [
        "deep: Expected K1 | K2 | X2 | Yy, received object",
        'deep.sub: Expected "1st" | "2nd", received "3rd"',
      ],
    ],
    [
      "an unknown third tag",
      { deep: { type: "x", sub: "1st", unit: "z" } },
      [
        "deep: Expected K1 | K2 | X2 | Yy, received object",
        'deep.unit: Expected "x" | "y", received "z"',
      ],
    ],
    [
      "where null would do, it is said",
      { event: { kind: "lead", name: "a", email: 1 } },
      [
        "event: Expected Lead | Sale, received object (closest is Lead)",
        "event.email: Expected string | null, received number",
      ],
    ],
    [
      "also of what is missing",
      { event: { kind: "lead", name: "a" } },
      [
        "event: Expected Lead | Sale, received object (closest is Lead)",
        "event.email: Required, expected string | null",
      ],
    ],
    ["no object", { event: 1 }, ["event: Expected Lead | Sale, received 1"]],
  ])("%s", (_name, value, expected) => {
    expect(issuesOf(value)).toEqual(expected);
    expect(issuesOf(value, 1)).toEqual(expected.slice(0, 1));
  });
});

describe("without tags, the member is closest that lists most keys of the value", () => {
  const person = { name: "a", phone: "b" };
  test.each<[string, object, string]>([
    ["keys of both", { name: "a" }, "Person"],
    ["a key of one alone, which lacks more", { vat: "a" }, "Firm"],
    ["the same beside keys of both", { name: "a", vat: "a" }, "Firm"],
    ["an optional key of one alone", { staff: [] }, "Firm"],
    ["the same, with a wrong value", { name: "a", staff: 1 }, "Firm"],
    [
      "the same, with values of another model",
      { name: "a", staff: [person, { nick: "c" }] },
      "Firm",
    ],
    ["an optional key of the other", { name: "a", nick: "b" }, "Person"],
    ["a key of each", { name: "a", nick: "b", city: "c" }, "Person"],
    ["a key without a value is none", { name: "a", staff: undefined }, "Person"],
  ])("%s", (_name, party, closest) => {
    for (const unknownKeys of ["passthrough", "strip", "strict"] as const) {
      const result = validate({ party }, { unknownKeys });
      expect(result.ok ? "" : result.issues[0]?.message).toBe(
        `Expected Firm | Person, received object (closest is ${closest})`,
      );
    }
  });
});
