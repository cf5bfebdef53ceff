import { describe, expect, test } from "vitest";
import { diagnostic, type Diagnostic } from "../../generator/diagnostics/diagnostic.ts";
import type { DiagnosticCode } from "../../generator/diagnostics/catalog.ts";
import type { Model } from "../../generator/model/model.ts";
import { modelId } from "../../generator/model/type.ts";
import type { FileChange } from "../../generator/output/plan.ts";
import { noDrift } from "../../generator/report/no-drift.ts";
import { createPaint } from "../../generator/report/paint.ts";
import { seenWarnings } from "../../generator/report/seen-warnings.ts";
import {
  countChanges,
  countModels,
  prettyFindings,
  prettySummary,
  type GenerateSummary,
} from "../../generator/report/summary.ts";
import { colourNames } from "../support/colours.ts";

const start = { line: 1, column: 1 };
const base = {
  ...{ id: modelId("", "A"), namespace: "", name: "A", description: "", deprecation: null },
  source: { file: "a.md", start, end: start },
};
const object: Model = { ...base, kind: "object", fields: [], additionalProperties: null };
const enumeration: Model = {
  ...{ ...base, kind: "enum", valueType: "string", open: false },
  members: [{ name: "A", value: "a" }],
};
const unknown: Model = { ...base, kind: "unknown" };
const bodiless: Model = { ...base, kind: "envelope", fields: [], body: null };
const envelope: Model = { ...bodiless, body: { kind: "string" } };
const openUnion: Model = {
  ...{ ...base, kind: "union", discriminator: null },
  members: [
    { kind: "ref", id: base.id },
    {
      ...{ kind: "other", valueType: "string", known: ["a"], given: [] },
      tag: { wireName: "type", propertyName: "type" },
    },
  ],
};

const paint = createPaint(false);

test.each<[readonly Model[], string]>([
  [[], ""],
  [[object], "1 object"],
  [[object, enumeration, object], "2 objects, 1 enum"],
  [[unknown, unknown], "2 unions of unknown members"],
  [[openUnion, unknown], "1 union, 1 union of unknown members"],
  [[envelope], "1 body"],
  [[envelope, bodiless], "1 body, 1 page without a body"],
  [[envelope, bodiless, envelope, bodiless], "2 bodies, 2 pages without a body"],
  [[enumeration, openUnion, enumeration, openUnion], "2 enums, 2 unions"],
])("models are counted by kind (%#)", (models, counted) => {
  expect(countModels(models)).toBe(counted);
});

const changes: readonly FileChange[] = [
  { kind: "create", path: "a.ts", text: "is" },
  { kind: "update", path: "b.ts", text: "is", current: "was", reason: "stale" },
  { kind: "create", path: "c.ts", text: "is" },
  { kind: "keep", path: "d.ts" },
  { kind: "delete", path: "f.ts", current: "was" },
  { kind: "leave", path: "e.ts", reason: "it is no plain file" },
];

test("files are counted by what happens to them", () => {
  const counts = { created: 2, updated: 1, unchanged: 1, removed: 1 };
  expect(countChanges(changes)).toEqual(counts);
});

const summary: GenerateSummary = {
  ...{ project: "", pages: 1, models: [object], wireDecision: "as written", nullDecision: "" },
  ...{ unknownCells: "", out: "generated", changes },
};

describe("the summary of a project", () => {
  test("has three lines where there is nothing else to say", () => {
    expect(prettySummary(summary, paint)).toBe(
      "read    1 page: 1 object\nnames   as written\n" +
        "wrote   generated: 2 created, 1 updated, 1 unchanged, 1 removed\n",
    );
  });

  test("has a line for everything else there is to say", () => {
    const more = { project: "api\n", pages: 2, nullDecision: "hidden", unknownCells: "3 cells" };
    expect(prettySummary({ ...summary, ...more, models: [openUnion] }, paint)).toBe(
      "api\\n\nread    2 pages: 1 union\nnames   as written\nnulls   hidden\n" +
        "tags    open enums are closed where they tell the members of 1 union apart; it takes objects with other tags\n" +
        "unknown 3 cells\nwrote   generated: 2 created, 1 updated, 1 unchanged, 1 removed\n",
    );
  });

  test("shows labels and counts of nothing in a pale colour", () => {
    const text = colourNames(
      prettySummary({ ...summary, project: "api", changes: [] }, createPaint(true)),
    );
    expect(text).toBe(
      "<bold>api</>\n<dim>read    </>1 page: 1 object\n<dim>names   </>as written\n" +
        "<dim>wrote   </>generated: <dim>0 created</>, <dim>0 updated</>, <dim>0 unchanged</>, <dim>0 removed</>\n",
    );
  });
});

function findings(...severities: readonly Diagnostic["severity"][]): readonly Diagnostic[] {
  return severities.map((severity) => ({ ...diagnostic("MM7101", { path: "a" }), severity }));
}

test.each([
  [findings(), false, ""],
  [findings("warning"), false, "found   1 warning\n"],
  [findings("info"), false, "found   1 note (--verbose shows it)\n"],
  [findings("info", "info"), false, "found   2 notes (--verbose shows them)\n"],
  [findings("info", "info"), true, "found   2 notes\n"],
  [
    findings("info", "error", "warning"),
    false,
    "found   1 error, 1 warning, 1 note (--verbose shows it)\n",
  ],
])("findings are counted in one line (%#)", (found, verbose, line) => {
  expect(prettyFindings(found, paint, verbose)).toBe(line);
});

test.each([
  [0, "No drift: 0 files up to date.\n"],
  [1, "No drift: 1 file up to date.\n"],
  [2, "No drift: 2 files up to date.\n"],
])("a check of %i files without drift says so", (files, line) => {
  expect(noDrift(files)).toBe(line);
});

const coded = (...codes: readonly DiagnosticCode[]): readonly Diagnostic[] =>
  codes.map((code) => ({ code, severity: "warning", message: "odd", hint: "Look." }));

test.each([
  [coded(), ""],
  [coded("MM3002"), "1 warning is not new: MM3002 (--verbose shows it)\n"],
  [
    coded("MM3002", "MM2002", "MM3002"),
    "3 warnings are not new: MM2002, 2 MM3002 (--verbose shows them)\n",
  ],
  [coded("MM2002", "MM3002"), "2 warnings are not new: MM2002, MM3002 (--verbose shows them)\n"],
])("warnings of an earlier run take one line (%#)", (seen, line) => {
  expect(seenWarnings(seen)).toBe(line);
});
