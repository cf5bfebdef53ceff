import type { Overrides } from "../../generator/config/settings.ts";
import type { RuleId } from "../../generator/diagnostics/rule-codes.ts";
import { axesOf, type Axes } from "../../generator/diff/axes.ts";
import type { DiffOptions } from "../../generator/diff/diff-models.ts";

// Each case has the pages before, the pages after, and the finding that the edit causes, apart from rules that are
// off. `Thing` is tried as a request, as a response and as neither, and each time the level must be that of the
// catalog.

/** An edit, and the rule that finds it. */
export interface RuleCase {
  readonly rule: RuleId;
  readonly before: string;
  readonly after: string;
  /** `.field` or `.VALUE`; absent if the finding is about the model. */
  readonly member?: string;
  readonly options?: Partial<DiffOptions>;
  readonly old?: Overrides;
  readonly now?: Overrides;
  /** The levels of this edit, where they are more exact than those of its rule. */
  readonly axes?: Axes;
}

function fixedId(value: string): Overrides {
  const fields = { id: { type: { kind: "literal" as const, value } } };
  return Object.fromEntries(
    ["", "Request", "Response"].map((suffix) => [`shared/Thing${suffix}`, { fields }]),
  );
}

export const ruleCases: readonly RuleCase[] = [
  {
    rule: "model-removed",
    before: "Thing: id! string; n? integer | Keep: a! string",
    after: "Keep: a! string",
  },
  {
    rule: "model-added",
    before: "Keep: a! string",
    after: "Thing: id! string; n? integer | Keep: a! string",
  },
  {
    rule: "model-renamed",
    before: "Thing: id! string; n? integer; s? number | User: t! Thing",
    after: "Stuff: id! string; n? integer; s? number | User: t! Stuff",
  },
  { rule: "model-kind-changed", before: "Thing: id! string", after: "Thing = a, b" },
  { rule: "file-moved", before: "Thing: id! string", after: "other/Thing: id! string" },
  {
    rule: "field-renamed",
    before: "Thing: id! string; email? string; n? integer",
    after: "Thing: id! string; emailAddress? string; n? integer",
    member: "email",
    axes: axesOf("warn", "info", "error", "error"),
  },
  {
    rule: "field-removed-required",
    before: "Thing: id! string; zone! string",
    after: "Thing: id! string",
    member: "zone",
  },
  {
    rule: "field-removed-optional",
    before: "Thing: id! string; zone? string",
    after: "Thing: id! string",
    member: "zone",
  },
  {
    rule: "field-added-required",
    before: "Thing: id! string",
    after: "Thing: id! string; zone! string",
    member: "zone",
  },
  {
    rule: "field-added-optional",
    before: "Thing: id! string",
    after: "Thing: id! string; zone? string",
    member: "zone",
  },
  {
    rule: "field-became-required",
    before: "Thing: id? string",
    after: "Thing: id! string",
    member: "id",
  },
  {
    rule: "field-became-optional",
    before: "Thing: id! string",
    after: "Thing: id? string",
    member: "id",
  },
  {
    rule: "field-became-nullable",
    before: "Thing: id! string",
    after: "Thing: id! string?",
    member: "id",
  },
  {
    rule: "field-became-not-nullable",
    before: "Thing: id! string?",
    after: "Thing: id! string",
    member: "id",
  },
  {
    rule: "field-type-changed",
    before: "Thing: id! string",
    after: "Thing: id! boolean",
    member: "id",
  },
  {
    rule: "field-type-narrowed",
    before: "Thing: id! any",
    after: "Thing: id! string",
    member: "id",
    axes: axesOf("error", "info", "error", "info"),
  },
  {
    rule: "field-type-widened",
    before: "Thing: id! string",
    after: "Thing: id! any",
    member: "id",
  },
  {
    rule: "field-type-widened",
    before: "Thing: id! list(string)",
    after: "Thing: id! list(any)",
    member: "id",
  },
  {
    rule: "field-type-narrowed",
    before: "Thing: id! list(list(any))",
    after: "Thing: id! list(list(string))",
    member: "id",
    axes: axesOf("error", "info", "error", "info"),
  },
  {
    rule: "field-type-widened",
    before: "Thing: id! S | S = a, b",
    after: "Thing: id! string | S = a, b",
    member: "id",
  },
  {
    rule: "field-array-changed",
    before: "Thing: id! string",
    after: "Thing: id! list(string)",
    member: "id",
  },
  {
    rule: "field-map-value-changed",
    before: "Thing: id! map(string)",
    after: "Thing: id! map(integer)",
    member: "id",
  },
  {
    rule: "field-format-changed",
    before: "Thing: id! datetime",
    after: "Thing: id! string",
    member: "id",
    axes: axesOf("info", "error", "info", "info"),
  },
  {
    rule: "field-format-changed",
    before: "Thing: id! list(integer)",
    after: "Thing: id! list(number)",
    member: "id",
    axes: axesOf("info", "error", "info", "info"),
  },
  {
    rule: "field-case-changed",
    before: "Thing: user_id! string; n? integer",
    after: "Thing: userId! string; n? integer",
    member: "user_id",
  },
  { rule: "enum-value-removed", before: "Thing = a, b, c", after: "Thing = a, c", member: "b" },
  {
    rule: "enum-value-added-closed",
    before: "Thing = a, b",
    after: "Thing = a, b, c",
    member: "c",
  },
  {
    rule: "enum-value-added-open",
    before: "Thing = a, b",
    after: "Thing = a, b, c",
    member: "c",
    old: { "shared/Thing": { enums: "open" } },
    now: { "shared/Thing": { enums: "open" } },
  },
  {
    rule: "enum-value-wire-changed",
    before: "Thing = A=a, B=b",
    after: "Thing = A=a, B=bee",
    member: "B",
  },
  {
    rule: "enum-name-changed",
    before: "Thing = A=a, B=b",
    after: "Thing = A=a, BEE=b",
    member: "B",
  },
  {
    rule: "enum-opened",
    before: "Thing = a, b",
    after: "Thing = a, b",
    now: { "shared/Thing": { enums: "open" } },
  },
  {
    rule: "enum-closed",
    before: "Thing = a, b",
    after: "Thing = a, b",
    old: { "shared/Thing": { enums: "open" } },
  },
  {
    rule: "union-member-removed",
    before: "Thing | User: t! any(Thing, A, B, C) | A: a! string | B: b! string | C: c! string",
    after: "Thing | User: t! any(Thing, A, B) | A: a! string | B: b! string | C: c! string",
  },
  {
    rule: "union-member-added",
    before: "Thing | User: t! any(Thing, A, B) | A: a! string | B: b! string | C: c! string",
    after: "Thing | User: t! any(Thing, A, B, C) | A: a! string | B: b! string | C: c! string",
  },
  {
    rule: "union-tag-changed",
    before:
      "Thing | User: t! any(Thing, A, B) | A: k! E1; l! E1 | B: k! E2; l! E2 | E1 = x | E2 = y",
    after:
      "Thing | User: t! any(Thing, A, B) | A: l! E1; k! E1 | B: k! E2; l! E2 | E1 = x | E2 = y",
    axes: axesOf("info", "info", "info", "info"),
  },
  { rule: "deprecated", before: "Thing: id! string", after: "Thing: ~id! string", member: "id" },
  { rule: "undeprecated", before: "Thing: ~id! string", after: "Thing: id! string", member: "id" },
  {
    rule: "removed-without-deprecation",
    before: "Thing: id! string; zone? string",
    after: "Thing: id! string",
    member: "zone",
    options: { rules: { "field-removed-optional": "off" } },
  },
  {
    rule: "description-changed",
    before: "Thing: id! string 'the one'",
    after: "Thing: id! string 'the other'",
    member: "id",
  },
  {
    rule: "example-changed",
    before: "Thing: id! string @1",
    after: "Thing: id! string @2",
    member: "id",
  },
  {
    rule: "field-literal-changed",
    before: "Thing: id! string",
    after: "Thing: id! string",
    member: "id",
    old: fixedId("a"),
    now: fixedId("b"),
  },
  {
    rule: "additional-properties-opened",
    before: "Thing: id! string",
    after: "Thing: id! string; additional_properties? map(any)",
  },
  {
    rule: "additional-properties-closed",
    before: "Thing: id! string; additional_properties? map(any)",
    after: "Thing: id! string",
  },
  {
    rule: "order-changed",
    before: "Thing: a! string; b! integer",
    after: "Thing: b! integer; a! string",
  },
  {
    rule: "field-format-changed",
    before: "Thing: id! string",
    after: "Thing: id! datetime",
    member: "id",
    axes: axesOf("error", "info", "info", "info"),
  },
  {
    rule: "field-format-changed",
    before: "Thing: id! integer",
    after: "Thing: id! number",
    member: "id",
    axes: axesOf("info", "error", "info", "info"),
  },
  {
    rule: "field-format-changed",
    before: "Thing: id! number",
    after: "Thing: id! integer",
    member: "id",
    axes: axesOf("error", "info", "info", "info"),
  },
  {
    rule: "field-format-changed",
    before: "Thing: id! date",
    after: "Thing: id! datetime",
    member: "id",
    axes: axesOf("error", "error", "info", "info"),
  },
  {
    rule: "field-format-changed",
    before: "Thing: id! integer?",
    after: "Thing: id! number",
    member: "id",
    axes: axesOf("error", "error", "error", "info"),
  },
  {
    rule: "field-map-value-changed",
    before: "Thing: id! map(integer)",
    after: "Thing: id! map(number)",
    member: "id",
    axes: axesOf("info", "error", "info", "info"),
  },
  {
    rule: "field-map-value-changed",
    before: "Thing: id! map(any)",
    after: "Thing: id! map(string)",
    member: "id",
    axes: axesOf("error", "info", "error", "info"),
  },
  {
    rule: "field-type-narrowed",
    before: "Thing: id! string | S = a, b",
    after: "Thing: id! S | S = a, b",
    member: "id",
    axes: axesOf("error", "info", "error", "info"),
  },
  {
    rule: "field-type-narrowed",
    before: "Thing: id! S | S = a, b, c | T = a, b",
    after: "Thing: id! T | S = a, b, c | T = a, b",
    member: "id",
  },
  {
    rule: "enum-value-removed",
    before: "Thing = a, b, c",
    after: "Thing = a, c",
    member: "b",
    old: { "shared/Thing": { enums: "open" } },
    now: { "shared/Thing": { enums: "open" } },
    axes: axesOf("info", "info", "warn", "warn"),
  },
  {
    rule: "field-case-changed",
    before: "Thing: user_id? string; n? integer",
    after: "Thing: userId? string; n? integer",
    member: "user_id",
    axes: axesOf("warn", "info", "error", "error"),
  },
];
