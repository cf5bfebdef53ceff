import { describe, expect, test } from "vitest";
import { levelOf } from "../../generator/diff/rules.ts";
import { ruleIds, type RuleId } from "../../generator/diagnostics/rule-codes.ts";
import type { Direction } from "../../generator/config/diff-config.ts";
import type { SpecModel } from "../../generator/model/model.ts";
import type { Overrides } from "../../generator/config/settings.ts";
import { diff } from "../../generator/index.ts";
import { contentHash } from "../../generator/tree/content-hash.ts";
import { findingsOf, modelOf } from "../support/diff.ts";
import { compactPages } from "../support/compact-page.ts";
import { ruleCases } from "../support/rule-cases.ts";

/** A near miss: an edit that looks like a case of the rule but is not, with what it is instead. */
interface Miss {
  readonly rule: RuleId;
  readonly before: string;
  readonly after: string;
  readonly instead: readonly string[];
}

const negative: readonly Miss[] = [
  {
    rule: "model-removed",
    before: "Thing: id! string; n? integer | U: t? Thing",
    after: "Thing: id! string; n? integer | U: t? Thing",
    instead: [],
  },
  {
    rule: "model-removed",
    before: "Thing: id! string; n? integer; x! boolean | U: t! Thing",
    after: "Thingy: id! string; n? integer; x! boolean | U: t! Thingy",
    instead: ["model-renamed"],
  },
  {
    rule: "model-renamed",
    before: "Thing: id! string; n? integer",
    after: "Wholly: other! boolean; far? number",
    instead: ["model-removed", "model-added"],
  },
  {
    rule: "model-renamed",
    before: "Thing: id! string",
    after: "Fox: id! string",
    instead: ["model-removed", "model-added"],
  },
  {
    rule: "model-added",
    before: "Thing = a, b, c",
    after: "Things = a, b, c",
    instead: ["model-renamed"],
  },
  {
    rule: "model-kind-changed",
    before: "Thing = a",
    after: "Thing = a, b",
    instead: ["enum-value-added-closed"],
  },
  {
    rule: "file-moved",
    before: "Thing: id! string; n? integer | User: t! Thing",
    after: "Thingy: id! string; n? integer | User: t! Thingy",
    instead: ["model-renamed"],
  },
  {
    rule: "field-renamed",
    before: "Thing: id! string; email? string",
    after: "Thing: id! string; count? integer",
    instead: ["field-removed-optional", "field-added-optional"],
  },
  {
    rule: "field-removed-required",
    before: "Thing: id! string; zone? string",
    after: "Thing: id! string",
    instead: ["field-removed-optional"],
  },
  {
    rule: "field-removed-optional",
    before: "Thing: id! string; gone? Gone | Gone: a! string",
    after: "Thing: id! string; gone? Gone",
    instead: ["model-removed"],
  },
  {
    rule: "field-added-required",
    before: "Thing: id! string",
    after: "Thing: id! string; zone? string",
    instead: ["field-added-optional"],
  },
  {
    rule: "field-added-optional",
    before: "Thing: id! string",
    after: "Thing: id! string; zone! string",
    instead: ["field-added-required"],
  },
  {
    rule: "field-became-required",
    before: "Thing: id! string",
    after: "Thing: id? string",
    instead: ["field-became-optional"],
  },
  {
    rule: "field-became-optional",
    before: "Thing: id? string",
    after: "Thing: id! string",
    instead: ["field-became-required"],
  },
  {
    rule: "field-became-nullable",
    before: "Thing: id! string",
    after: "Thing: id? string",
    instead: ["field-became-optional"],
  },
  {
    rule: "field-became-not-nullable",
    before: "Thing: id? string",
    after: "Thing: id! string",
    instead: ["field-became-required"],
  },
  {
    rule: "field-type-changed",
    before: "Thing: id! integer",
    after: "Thing: id! number",
    instead: ["field-format-changed"],
  },
  {
    rule: "field-type-changed",
    before: "Thing: id! Gone | Gone: a! string",
    after: "Thing: id! Gone",
    instead: ["model-removed"],
  },
  {
    rule: "field-type-changed",
    before: "Thing: id! Zone | Zone: a! string; b! string; c? integer",
    after: "Thing: id! Area | Area: a! string; b! string; c? integer",
    instead: ["model-renamed"],
  },
  {
    rule: "field-type-narrowed",
    before: "Thing: id! string",
    after: "Thing: id! any",
    instead: ["field-type-widened"],
  },
  {
    rule: "field-type-widened",
    before: "Thing: id! any",
    after: "Thing: id! string",
    instead: ["field-type-narrowed"],
  },
  {
    rule: "field-array-changed",
    before: "Thing: id! list(string)",
    after: "Thing: id! list(boolean)",
    instead: ["field-type-changed"],
  },
  {
    rule: "field-array-changed",
    before: "Thing: id! list(string)",
    after: "Thing: id! any",
    instead: ["field-type-widened"],
  },
  {
    rule: "field-map-value-changed",
    before: "Thing: id! map(string)",
    after: "Thing: id! list(string)",
    instead: ["field-type-changed"],
  },
  {
    rule: "field-format-changed",
    before: "Thing: id! string",
    after: "Thing: id! boolean",
    instead: ["field-type-changed"],
  },
  {
    rule: "field-literal-changed",
    before: "Thing: id! One | One = a",
    after: "Thing: id! One | One = b",
    instead: ["enum-value-removed", "enum-value-added-closed"],
  },
  {
    rule: "field-case-changed",
    before: "Thing: id! string; email! integer",
    after: "Thing: id! string; emails! integer",
    instead: ["field-renamed"],
  },
  {
    rule: "enum-value-removed",
    before: "Thing = A=a, B=b",
    after: "Thing = A=a, B=c",
    instead: ["enum-value-wire-changed"],
  },
  {
    rule: "enum-value-added-closed",
    before: "Thing = A=a, B=b",
    after: "Thing = A=a, C=b",
    instead: ["enum-name-changed"],
  },
  {
    rule: "enum-value-added-open",
    before: "Thing = a",
    after: "Thing = a, b",
    instead: ["enum-value-added-closed"],
  },
  {
    rule: "enum-value-wire-changed",
    before: "Thing = A=a, B=b",
    after: "Thing = B=b, A=a",
    instead: [],
  },
  { rule: "enum-name-changed", before: "Thing = A=a, B=b", after: "Thing = B=b, A=a", instead: [] },
  {
    rule: "enum-opened",
    before: "Thing = a",
    after: "Thing = a, b",
    instead: ["enum-value-added-closed"],
  },
  {
    rule: "enum-closed",
    before: "Thing = a, b",
    after: "Thing = a",
    instead: ["enum-value-removed"],
  },
  {
    rule: "union-member-removed",
    before: "Thing | U: t! any(Thing, A, B) | A: a! string | B: b! string",
    after: "Thing | U: t! any(Thing, B, A) | A: a! string | B: b! string",
    instead: [],
  },
  {
    rule: "union-member-removed",
    before: "Thing | U: t! any(Thing, A, B, C) | A: a! string | B: b! boolean | C: c! integer",
    after: "Thing | U: t! any(Thing, A, B, C) | A: a! string | B: b! boolean",
    instead: ["model-removed"],
  },
  {
    rule: "union-member-added",
    before:
      "Thing | U: t! any(Thing, A, Bee) | A: a! string | Bee: b! string; c? integer; d? number",
    after:
      "Thing | U: t! any(Thing, A, Wasp) | A: a! string | Wasp: b! string; c? integer; d? number",
    instead: ["model-renamed"],
  },
  {
    rule: "union-tag-changed",
    before: "Thing | U: t! any(Thing, A, B) | A: k! E | B: k! F | E = x | F = y",
    after: "Thing | U: t! any(Thing, A, B) | A: k! E | B: k! F | E = X=z | F = y",
    instead: ["enum-value-wire-changed"],
  },
  {
    rule: "additional-properties-opened",
    before: "Thing: id! string",
    after: "Thing: id! string; additional? map(any)",
    instead: ["field-added-optional"],
  },
  {
    rule: "additional-properties-closed",
    before: "Thing: id! string; additional? map(any)",
    after: "Thing: id! string",
    instead: ["field-removed-optional"],
  },
  {
    rule: "additional-properties-type-changed",
    before: "Thing: id! string; additional_properties? map(any)",
    after: "Thing: id! string; additional_properties? map(any)",
    instead: [],
  },
  { rule: "deprecated", before: "Thing: ~id! string", after: "Thing: ~id! string", instead: [] },
  {
    rule: "undeprecated",
    before: "Thing: id! string",
    after: "Thing: ~id! string",
    instead: ["deprecated"],
  },
  {
    rule: "removed-without-deprecation",
    before: "Thing: id! string; ~zone? string",
    after: "Thing: id! string",
    instead: ["field-removed-optional"],
  },
  {
    rule: "description-changed",
    before: "Thing: id! string 'a' @1",
    after: "Thing: id! string 'a' @2",
    instead: [],
  },
  {
    rule: "example-changed",
    before: "Thing: id! string 'a' @1",
    after: "Thing: id! string 'b' @1",
    instead: [],
  },
  {
    rule: "order-changed",
    before: "Thing: a! string; b! integer",
    after: "Thing: a! string; z! boolean; b! integer",
    instead: ["field-added-required"],
  },
];

const suffixes = { request: "Request", response: "Response", both: "" } as const;

const directions: readonly Direction[] = ["request", "response", "both"];

function inDirection(spec: string, direction: Direction): string {
  return spec.replaceAll(/\b(?:Thingy?|Stuff)\b/g, (name) => name + suffixes[direction]);
}

function settings(overrides: Overrides | undefined): { overrides: Overrides; wire: "verbatim" } {
  return { overrides: overrides ?? {}, wire: "verbatim" };
}

function overridesIn(
  overrides: Overrides | undefined,
  direction: Direction,
): Overrides | undefined {
  const text = JSON.stringify(overrides ?? {});
  const placed: Overrides = JSON.parse(text.replaceAll('Thing"', `Thing${suffixes[direction]}"`));
  return placed;
}

describe.each(directions)("as %s", (direction) => {
  test.each(ruleCases)("$rule: $before -> $after", (one) => {
    const before = modelOf(
      compactPages(inDirection(one.before, direction)),
      settings(overridesIn(one.old, direction)),
    );
    const after = modelOf(
      compactPages(inDirection(one.after, direction)),
      settings(overridesIn(one.now, direction)),
    );
    const usual = levelOf(one.rule, direction, one.axes);
    const name = `shared/Thing${suffixes[direction]}`;
    const where = one.member === undefined ? name : `${name}.${one.member}`;
    const found = findingsOf(before, after, one.options);
    expect(found).toEqual(usual === "off" ? [] : [`${usual} ${one.rule} ${where}`]);
    const rules = { ...one.options?.rules, [one.rule]: "warn" as const };
    expect(findingsOf(before, after, { rules })).toEqual([`warn ${one.rule} ${where}`]);
    const silent = {
      ...rules,
      [one.rule]: "off" as const,
      "removed-without-deprecation": "off" as const,
    };
    expect(findingsOf(before, after, { rules: silent })).toEqual([]);
  });

  test.each(negative)("not $rule: $before -> $after", ({ before, after, instead }) => {
    const [old, now] = [before, after].map((spec) =>
      modelOf(compactPages(inDirection(spec, direction)), settings(undefined)),
    );
    const found = old === undefined || now === undefined ? null : findingsOf(old, now);
    expect(found?.map((one) => one.split(" ")[1]).sort()).toEqual([...instead].sort());
  });
});

test("the keys of an object that are not listed change their type", () => {
  const [model] = modelOf(compactPages("Thing: id! string")).models;
  if (model?.kind !== "object") throw new Error("not an object");
  const keyed = (kind: "string" | "integer"): SpecModel => ({
    models: [{ ...model, additionalProperties: { kind } }],
  });
  expect(findingsOf(keyed("string"), keyed("integer"))).toEqual([
    "error additional-properties-type-changed shared/Thing",
  ]);
});

test("every rule has a case of each kind", () => {
  // The rules that compact pages cannot show, and those that need more than one model.
  const apart = ["additional-properties-type-changed", "exported-name-removed"];
  expect(
    ruleIds.filter((id) => !apart.includes(id) && !ruleCases.some(({ rule }) => rule === id)),
  ).toEqual([]);
  const unmissed = ruleIds.filter((id) => !negative.some(({ rule }) => rule === id));
  expect(unmissed).toEqual(["exported-name-removed"]);
});

describe("a name that can no longer be imported", () => {
  const before = "shared/Pair: id! string";
  const found = (now: string, then = before): readonly string[] =>
    diff({ before: compactPages(then), after: compactPages(now), hash: contentHash }).findings.map(
      ({ level, rule, model, message }) => `${level} ${rule} ${model}: ${message}`,
    );

  test("is a finding where a model outside any namespace takes it", () => {
    const [added, lost] = found(`${before} | /Pair: why! string`);
    expect(added).toMatch(/^info model-added Pair/);
    expect(lost).toMatch(/^error exported-name-removed shared\/Pair: /);
    expect(lost).toContain("isPair");
    expect(lost).not.toContain("shared.isPair");
  });

  test("is none where a model of another namespace, or of its own, has the same title", () => {
    for (const twin of [
      "errors/Pair: why! string",
      "zebra/Pair: why! string",
      "Pair_: why! string",
    ]) {
      expect(found(`${before} | ${twin}`)).toEqual([expect.stringMatching(/^info model-added/)]);
    }
  });

  test("is none where it was ambiguous before, comes back, or goes with its model", () => {
    const both = `${before} | errors/Pair: why! string`;
    expect(found(`${both} | third/Pair: n! integer`, both)).toEqual([
      expect.stringMatching(/^info model-added/),
    ]);
    expect(found(before, both)).toEqual([expect.stringMatching(/^error model-removed errors/)]);
    expect(found("shared/Other: z! boolean")).toEqual([
      expect.stringMatching(/^info model-added/),
      expect.stringMatching(/^error model-removed/),
    ]);
    expect(found("other/Pair: id! string")).toEqual([expect.stringMatching(/^warn file-moved/)]);
  });
});
