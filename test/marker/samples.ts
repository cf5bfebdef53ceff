import type { Diagnostic } from "../../generator/diagnostics/diagnostic.ts";
import type { BreakingFinding } from "../../generator/diff/diff-models.ts";
import type { Choices } from "../../generator/init/choices.ts";
import type { Drift } from "../../generator/output/drift.ts";
import type { Reason } from "../../generator/output/reasons.ts";
import type { Reported } from "../../generator/report/findings.ts";
import type { GenerateSummary } from "../../generator/report/summary.ts";
import { modelId } from "../../generator/model/type.ts";
import type { Field, SpecModel } from "../../generator/model/model.ts";
import type { SourceSpan } from "../../generator/diagnostics/span.ts";

// Values that fill every place of their types. The test reports a place that none of them fills.

const span: SourceSpan = {
  ...{ file: "models/first/alpha.md", start: { line: 3, column: 5 }, end: { line: 3, column: 9 } },
};

const base = (namespace: string, name: string) => ({
  ...{ id: modelId(namespace, name), namespace, name, source: span },
  description: "What it is.",
  deprecation: { reason: "Another is better" },
});

const field = (name: string, type: Field["type"], more: Partial<Field> = {}): Field => ({
  ...{ docName: `${name}Doc`, wireName: `${name}Wire`, propertyName: `${name}Property` },
  ...{ required: true, nullable: false, deprecation: { reason: "It is old" } },
  ...{ description: "What it holds.", examples: [], transport: false, source: span, type },
  ...more,
});

const ids = {
  alpha: modelId("first", "Alpha"),
  beta: modelId("first", "Beta"),
  choice: modelId("first", "Choice"),
  colour: modelId("second", "Colour"),
  reply: modelId("second", "Reply"),
  anything: modelId("second", "Thing"),
};

/** A model of each kind, which together contain a type of each kind. */
export const spec: SpecModel = {
  models: [
    {
      ...{ ...base("first", "Alpha"), kind: "object", additionalProperties: { kind: "unknown" } },
      fields: [
        field("kind", { kind: "literal", value: "alphaKind" }),
        field(
          "text",
          { kind: "string" },
          { examples: [`exampleText${" that is too long for a cell".repeat(3)}`], required: false },
        ),
        field("whole", { kind: "integer" }, { examples: [7], nullable: true }),
        field("bytes", { kind: "binary" }),
        field("yes", { kind: "boolean" }),
        field("much", { kind: "number" }),
        field("day", { kind: "date" }, { required: false, nullable: true }),
        field("moment", { kind: "datetime" }),
        field("list", { kind: "array", items: { kind: "ref", id: ids.colour } }),
        field("table", {
          kind: "map",
          values: { kind: "nullable", of: { kind: "ref", id: ids.beta } },
        }),
        field("choice", { kind: "ref", id: ids.choice }, { required: false }),
        field(
          "shown",
          { kind: "unknown" },
          { examples: [{ exampleKey: ["exampleItem", null, true] }] },
        ),
        field("header", { kind: "string" }, { transport: true }),
        field("some", {
          kind: "union",
          members: [
            { kind: "literal", value: "literalText" },
            { kind: "ref", id: ids.beta },
            { kind: "string" },
          ],
        }),
      ],
    },
    {
      ...{ ...base("first", "Beta"), kind: "object", additionalProperties: null },
      fields: [
        field("kind", { kind: "literal", value: "betaKind" }),
        field("alpha", { kind: "ref", id: ids.alpha }, { required: false }),
      ],
    },
    {
      ...{ ...base("first", "Choice"), kind: "union" },
      members: [
        { kind: "ref", id: ids.alpha },
        { kind: "ref", id: ids.beta },
        {
          ...{ kind: "other", valueType: "string", known: ["alphaKind", "betaKind"] },
          tag: { wireName: "kindWire", propertyName: "kindProperty" },
          given: [{ wireName: "subWire", propertyName: "subProperty", values: ["subValue"] }],
        },
      ],
      discriminator: {
        wireName: "kindWire",
        mapping: new Map([
          ["alphaKind", ids.alpha],
          ["betaKind", ids.beta],
        ]),
      },
    },
    {
      ...{ ...base("second", "Colour"), kind: "enum", valueType: "string", open: true },
      members: [
        { name: "RedName", value: "redValue" },
        { name: "BlueName", value: "blueValue" },
      ],
    },
    {
      ...{ ...base("second", "Reply"), kind: "envelope" },
      fields: [
        field("status", { kind: "integer" }, { transport: true }),
        field("body", { kind: "ref", id: ids.alpha }),
        field("other", { kind: "ref", id: ids.beta }),
      ],
      body: {
        kind: "union",
        members: [
          { kind: "ref", id: ids.alpha },
          { kind: "ref", id: ids.beta },
        ],
      },
    },
    { ...base("second", "Thing"), kind: "unknown" },
  ],
};

const finding: Omit<Reported, "severity" | "allowed"> &
  Pick<BreakingFinding, "rule" | "code" | "span" | "fingerprint"> = {
  ...{ rule: "field-removed-required", code: "MM8012", message: "Said of `what` it is" },
  ...{ hint: "What to do.", span, fingerprint: "0123456789ab" },
};

/** Findings for the reporters of other tools. */
export const reported: readonly Reported[] = [
  { ...finding, rule: "a rule", severity: "error", allowed: null },
  { ...finding, rule: "a rule", severity: "warning", allowed: "a reason" },
  { ...finding, rule: "a rule", severity: "info", allowed: null, span: null, fingerprint: null },
];

const change: Omit<BreakingFinding, "level" | "allowed" | "side"> = {
  ...{
    ...finding,
    direction: "both",
    breaks: ["types", "data"],
    model: "a model",
    member: "a key",
  },
  axes: { sent: "warn", received: "error", compiles: "error" },
};

/** Changes of a spec, of each level and side. */
export const changes: readonly BreakingFinding[] = [
  { ...change, level: "error", allowed: null, side: "new" },
  { ...change, level: "warn", allowed: null, side: "old" },
  { ...change, level: "info", allowed: null, side: "new" },
  { ...change, level: "error", allowed: "a reason", side: "old" },
];

/** Diagnostics of each level, of which the first is about an older version of its file. */
export const diagnostics: readonly Diagnostic[] = (["error", "warning", "info"] as const).map(
  (severity) => ({
    ...({ code: "MM2001", severity, message: "Said of `it`", hint: "What to do.", span } as const),
    ...(severity === "error" ? { old: { text: "# What it was\n" } } : {}),
  }),
);

export const drift: readonly Drift[] = (["missing", "stale", "orphaned", "edited"] as const).map(
  (state) => ({
    ...{ path: `models/${state}.ts`, state, finding: diagnostics[0] ?? fail() },
    patch: "--- a\n+++ b\n@@ -1,1 +1,1 @@\n- was\n+ is\n",
  }),
);

export const reasons: readonly Reason[] = [
  ...([{ kind: "no lock" }, { kind: "generator" }, { kind: "config" }] as const),
  { kind: "spec", pages: ["models/first/alpha.md"] },
];

export const summary: GenerateSummary = {
  ...{ project: "project", pages: 3, models: spec.models, out: "generated" },
  ...{ wireDecision: "by the pages", nullDecision: "by the pages", unknownCells: "none" },
  changes: [
    { kind: "create", path: "a.ts", text: "is" },
    { kind: "update", path: "b.ts", text: "is", current: "was", reason: "edited" },
    { kind: "keep", path: "c.ts" },
    { kind: "delete", path: "d.ts", current: "was" },
    { kind: "refuse", path: "e.ts" },
    { kind: "leave", path: "f.ts", reason: "edited" },
  ],
};

/** Choices for `init` that contain every text. */
export const choices: Choices = {
  hooksInUse: {
    ...{ folder: "tools/hooks", isSet: true, isCommitted: true },
    hooks: [{ name: "pre-push", owner: "lefthook" }],
  },
  keyedHooks: { path: "package.json", key: "simple-git-hooks" },
  ...{ hook: "husky", ci: "github", spec: "spec", out: "generated", packageManager: "npm" },
  ...{ typescript: true, config: "modelmark.config.ts" },
  place: { inside: "packages/api", installIn: "packages" },
  tools: [{ name: "prettier", path: ".prettierignore", inside: "packages/" }],
};

function fail(): never {
  throw new Error("there is no sample");
}
