import { describe, expect, test } from "vitest";
import { diagnostic } from "../../generator/diagnostics/diagnostic.ts";
import { catalog } from "../../generator/diagnostics/catalog.ts";
import type { BreakingFinding } from "../../generator/diff/diff-models.ts";
import type { JudgedAxes } from "../../generator/diff/axes.ts";
import { axesText } from "../../generator/report/axes-text.ts";
import { dumpFinding } from "../../generator/report/dump-finding.ts";
import { reportedChange, reportedDiagnostic } from "../../generator/report/findings.ts";
import { markdownDiff, markdownFailure } from "../../generator/report/markdown-diff.ts";
import { createPaint } from "../../generator/report/paint.ts";
import { bySeverity, countChanges, prettyDiff } from "../../generator/report/pretty-diff.ts";
import { colourNames } from "../support/colours.ts";

const span = { file: "a.md", start: { line: 3, column: 5 }, end: { line: 3, column: 9 } };
const { explanation } = catalog.MM8012;

function change(more: Partial<BreakingFinding> = {}): BreakingFinding {
  return {
    ...{ rule: "field-removed-required", code: "MM8012", level: "error", direction: "both" },
    ...{ breaks: ["types", "data"], axes: { received: "error" }, model: "shared/Pair" },
    ...{ member: "key", message: "`key` was removed", hint: "Keep it.", allowed: null },
    ...{ fingerprint: "0123456789ab", span, side: "new", ...more },
  };
}

const [error, warn, info] = [
  change(),
  change({ level: "warn", message: "warn" }),
  change({ level: "info", message: "info" }),
];
const allowed = change({ message: "allowed", allowed: "Nobody used it." });
const paint = createPaint(false);

test.each<[JudgedAxes, string]>([
  [{}, "breaks nothing"],
  [{ sent: "info", received: "info", compiles: "info" }, "breaks nothing"],
  [{ sent: "error", compiles: "info" }, "breaks what is sent"],
  [{ received: "warn" }, "may break what is received"],
  [{ sent: "error", compiles: "error" }, "breaks what is sent and what compiles"],
  [
    { sent: "error", received: "error", compiles: "error" },
    "breaks what is sent, what is received and what compiles",
  ],
  [
    { sent: "error", received: "warn", compiles: "error" },
    "breaks what is sent and what compiles, may break what is received",
  ],
])("%j in words is %j", (axes, text) => {
  expect(axesText(axes)).toBe(text);
});

test.each([
  [[], "no breaking change"],
  [[error], "1 breaking change"],
  [[error, error], "2 breaking changes"],
  [[warn], "no breaking change, 1 warning"],
  [[info, warn, warn, info], "no breaking change, 2 warnings, 2 notes"],
  [[allowed, info, error], "1 breaking change, 1 note, 1 allowed"],
])("changes are counted (%#)", (findings, text) => {
  expect(countChanges(findings)).toBe(text);
});

test("changes are sorted from the worst to the least, and allowed ones stand last", () => {
  const second = change({ message: "second error" });
  const mixed = [allowed, info, error, warn, second];
  expect(bySeverity(mixed)).toEqual([error, second, warn, info, allowed]);
  expect(mixed[0]).toBe(allowed);
});

describe("a change for people", () => {
  const end = (count: string): string => `\n${count}\n`;

  test("says where it is, what it breaks, and what to do", () => {
    expect(prettyDiff([error], paint)).toBe(
      "a.md:3:5 error MM8012 field-removed-required: `key` was removed\n" +
        `  why: ${explanation} (requests and responses: breaks what is received)\n` +
        `  hint: Keep it.\n  fingerprint: 0123456789ab\n${end("1 breaking change")}`,
    );
  });

  test("is one line where it breaks nothing", () => {
    expect(prettyDiff([info], paint)).toBe(
      `a.md:3:5 info MM8012 field-removed-required: info\n${end("no breaking change, 1 note")}`,
    );
  });

  test("that is allowed says why, also where it breaks nothing", () => {
    const text = prettyDiff([{ ...allowed, level: "info" }], paint);
    expect(text).toContain("a.md:3:5 allowed MM8012 field-removed-required: allowed\n  why: ");
    expect(text).toContain("\n  allowed: Nobody used it.\n  fingerprint: 0123456789ab\n");
    expect(text).not.toContain("hint:");
  });

  test.each([
    ["request", "(requests: breaks what is received)"],
    ["response", "(responses: breaks what is received)"],
  ] as const)("in a %s names what it is part of", (direction, sides) => {
    expect(prettyDiff([change({ direction })], paint)).toContain(sides);
  });

  test("in the old spec says so", () => {
    expect(prettyDiff([change({ side: "old" })], paint)).toMatch(/^a\.md:3:5 \(old\) error /);
  });

  test("has a blank line before the next", () => {
    expect(prettyDiff([info, info], paint)).toContain(": info\n\na.md:3:5 info");
    expect(prettyDiff([], paint)).toBe("No change that counts: nothing breaks.\n");
  });

  test.each([
    ["error", "<red>error</>"],
    ["warn", "<yellow>warn</>"],
    ["info", "<blue>info</>"],
  ] as const)("has the colour of its level %s", (level, word) => {
    const text = colourNames(prettyDiff([change({ level })], createPaint(true)));
    expect(text).toContain(`<bold>a.md:3:5</> ${word} MM8012`);
  });

  test("that is allowed is pale", () => {
    const text = colourNames(prettyDiff([allowed], createPaint(true)));
    expect(text).toContain(" <dim>allowed</> MM8012");
    expect(text).toContain("\n  <cyan>allowed:</> Nobody");
    expect(text).toContain("\n  <dim>fingerprint: 0123456789ab</>\n");
    expect(text).toContain("\n  <cyan>why:</> ");
    expect(colourNames(prettyDiff([error], createPaint(true)))).toContain("  <cyan>hint:</> Keep");
  });
});

describe("changes in markdown", () => {
  test("have a heading for each level that has changes, with what each breaks", () => {
    expect(markdownDiff([info, allowed, warn, error])).toBe(
      "### Changes of the spec: 1 breaking change, 1 warning, 1 note, 1 allowed\n" +
        "\n#### Breaking\n\n- `key` was removed (`field-removed-required`)\n" +
        `  Breaks what is received. ${explanation} Fingerprint: \`0123456789ab\`\n` +
        "\n#### Worth a look\n\n- warn (`field-removed-required`)\n" +
        `  Breaks what is received. ${explanation} Fingerprint: \`0123456789ab\`\n` +
        "\n#### Compatible\n\n- info (`field-removed-required`)\n" +
        "\n#### Allowed\n\n- allowed (`field-removed-required`)\n" +
        "  Allowed: Nobody used it. (`0123456789ab`)\n",
    );
  });

  test("have no heading for a level without changes", () => {
    expect(markdownDiff([info])).toBe(
      "### Changes of the spec: no breaking change, 1 note\n" +
        "\n#### Compatible\n\n- info (`field-removed-required`)\n",
    );
  });

  test("that could not be found say why, in one item for each reason", () => {
    const failed = { ...diagnostic("MM7101", { path: "a" }), message: "<b>", hint: "Look" };
    expect(markdownFailure([failed, failed])).toBe(
      "### Changes of the spec\n\nThe versions could not be compared.\n\n" +
        "- **MM7101** &#60;b&#62;. Look\n- **MM7101** &#60;b&#62;. Look\n",
    );
  });
});

describe("a change for programs", () => {
  test("has all that is said of it", () => {
    expect(dumpFinding(change())).toEqual({
      ...{ rule: "field-removed-required", code: "MM8012", severity: "error", direction: "both" },
      ...{ breaks: ["types", "data"], axes: { received: "error" }, model: "shared/Pair" },
      ...{ member: "key", message: "`key` was removed", why: explanation, hint: "Keep it." },
      fingerprint: "0123456789ab",
      source: { version: "new", file: "a.md", line: 3, column: 5 },
    });
  });

  test("has a reason only where it is allowed, and a member only where it has one", () => {
    const dumped = dumpFinding({ ...allowed, member: null });
    expect(dumped).toHaveProperty("allowed", "Nobody used it.");
    expect(dumped).not.toHaveProperty("member");
  });

  test.each([
    ["error", "error"],
    ["warn", "warning"],
    ["info", "info"],
  ] as const)("of the level %s is reported as %s", (level, severity) => {
    expect(reportedChange(change({ level }))).toEqual({
      ...{ code: "MM8012", rule: "field-removed-required", severity, hint: "Keep it.", span },
      ...{ message: "`key` was removed", fingerprint: "0123456789ab", allowed: null },
    });
  });
});

test("a diagnostic is reported by its code, and has no place where it is about no file", () => {
  const one = diagnostic("MM7101", { path: "a.ts" });
  const { message, hint } = one;
  const wanted = {
    ...{ code: "MM7101", rule: "MM7101", severity: "error", message, hint },
    ...{ span: null, fingerprint: null, allowed: null },
  };
  expect(reportedDiagnostic(one)).toEqual(wanted);
  expect(reportedDiagnostic({ ...one, span })).toEqual({ ...wanted, span });
});
