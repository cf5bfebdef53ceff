import { expect, test } from "vitest";
import { diff } from "../../generator/index.ts";
import { ruleCodes } from "../../generator/diagnostics/rule-codes.ts";
import { contentHash } from "../../generator/tree/content-hash.ts";
import { compactPages } from "../support/compact-page.ts";

test("ids and codes are for ever: configs and allow-lists hold them", () => {
  expect(ruleCodes).toMatchInlineSnapshot(`
    {
      "additional-properties-closed": "MM8051",
      "additional-properties-opened": "MM8052",
      "additional-properties-type-changed": "MM8053",
      "deprecated": "MM8061",
      "description-changed": "MM8072",
      "enum-closed": "MM8037",
      "enum-name-changed": "MM8035",
      "enum-opened": "MM8036",
      "enum-value-added-closed": "MM8032",
      "enum-value-added-open": "MM8033",
      "enum-value-removed": "MM8031",
      "enum-value-wire-changed": "MM8034",
      "example-changed": "MM8071",
      "exported-name-removed": "MM8006",
      "field-added-optional": "MM8015",
      "field-added-required": "MM8014",
      "field-array-changed": "MM8024",
      "field-became-not-nullable": "MM8019",
      "field-became-nullable": "MM8018",
      "field-became-optional": "MM8017",
      "field-became-required": "MM8016",
      "field-case-changed": "MM8028",
      "field-format-changed": "MM8026",
      "field-literal-changed": "MM8027",
      "field-map-value-changed": "MM8025",
      "field-removed-optional": "MM8013",
      "field-removed-required": "MM8012",
      "field-renamed": "MM8011",
      "field-type-changed": "MM8021",
      "field-type-narrowed": "MM8022",
      "field-type-widened": "MM8023",
      "file-moved": "MM8005",
      "model-added": "MM8003",
      "model-kind-changed": "MM8004",
      "model-removed": "MM8001",
      "model-renamed": "MM8002",
      "order-changed": "MM8073",
      "removed-without-deprecation": "MM8063",
      "undeprecated": "MM8062",
      "union-member-added": "MM8042",
      "union-member-removed": "MM8041",
      "union-tag-changed": "MM8043",
    }
  `);
});

test("the pure function finds what the command finds, and says what it cannot read", () => {
  const before = compactPages("Thing: id! string; zone! string");
  const after = compactPages("Thing: id! string");
  const found = diff({ before, after, hash: contentHash });
  const [finding] = found.findings;
  expect(finding).toMatchObject({ rule: "field-removed-required", level: "error", side: "old" });
  const allowed = { [finding?.fingerprint ?? ""]: "agreed", ffffffffffff: "left over" };
  const again = diff({ before, after, hash: contentHash, allowed });
  expect(again.findings[0]?.allowed).toBe("agreed");
  expect(again.unusedAllowances).toEqual(["ffffffffffff"]);
  const broken = [{ path: "models/shared/a.md", text: "no title" }];
  const refused = diff({ before: broken, after, hash: contentHash });
  expect(refused.findings).toEqual([]);
  expect(refused.diagnostics.some(({ severity }) => severity === "error")).toBe(true);
});

test("a config turns rules off and names directions", () => {
  const before = compactPages("Input: id! string | Part: a! string; b! string | Top: p! Part");
  const after = compactPages("Input: id? string | Part: a? string; b! string | Top: p! Part");
  const levels = (input: Partial<Parameters<typeof diff>[0]>): readonly string[] =>
    diff({ before, after, hash: contentHash, ...input }).findings.map(
      ({ model, level, direction }) => `${model} ${level} ${direction}`,
    );
  expect(levels({})).toEqual(["shared/Input error both", "shared/Part error both"]);
  expect(levels({ direction: { "*Input": "request", "shared/Top": "response" } })).toEqual([
    "shared/Input info request",
    "shared/Part error response",
  ]);
  expect(levels({ rules: { "field-became-optional": "off" } })).toEqual([]);
});
