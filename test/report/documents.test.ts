import { describe, expect, test } from "vitest";
import { catalog } from "../../generator/diagnostics/catalog.ts";
import { diagnostic } from "../../generator/diagnostics/diagnostic.ts";
import { contentHash } from "../../generator/tree/content-hash.ts";
import { dumpDiagnostic } from "../../generator/model/dump.ts";
import { failureDocument } from "../../generator/report/failure-document.ts";
import type { Reported } from "../../generator/report/findings.ts";
import { githubReport } from "../../generator/report/github.ts";
import { gitlabReport } from "../../generator/report/gitlab.ts";
import { identify } from "../../generator/report/identify.ts";
import { junitReport } from "../../generator/report/junit.ts";
import { sarifReport } from "../../generator/report/sarif.ts";

const span = { file: "a.md", start: { line: 3, column: 5 }, end: { line: 4, column: 1 } };

function finding(more: Partial<Reported> = {}): Reported {
  return {
    ...{ code: "MM8012", rule: "MM8012", severity: "error", message: "It is gone" },
    ...{ hint: "Keep it.", span, fingerprint: null, allowed: null, ...more },
  };
}

/** What the tests read of a document of SARIF. */
interface SarifRun {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
  readonly results: readonly SarifResult[];
}

interface SarifResult {
  readonly suppressions?: unknown;
  readonly locations?: readonly {
    readonly physicalLocation: { readonly artifactLocation: unknown; readonly region: unknown };
  }[];
}

/** Stands for a hash, so that a test can tell what was hashed. */
const hash = (text: string): string => `hash of ${text}`;
const prints = (findings: readonly Reported[]): readonly string[] =>
  identify(findings, hash).map(({ fingerprint }) => fingerprint);

describe("the fingerprint of a finding", () => {
  test("is its own, or else made of rule, file and message", () => {
    expect(prints([finding({ fingerprint: "f1" }), finding(), finding({ span: null })])).toEqual([
      "f1",
      'hash of ["MM8012","a.md","It is gone"]',
      'hash of ["MM8012","","It is gone"]',
    ]);
  });

  test("stays when the finding moves within its file", () => {
    const moved = { ...span, start: { line: 30, column: 1 } };
    expect(prints([finding({ span: moved })])).toEqual(prints([finding()]));
  });

  test("differs between equal findings", () => {
    const same = finding({ fingerprint: "f" });
    expect(prints([same, same, finding(), same])).toEqual([
      ...["f", "hash of f 1", 'hash of ["MM8012","a.md","It is gone"]', "hash of f 2"],
    ]);
  });
});

describe("the document of a command that failed", () => {
  const failed = diagnostic("MM7101", { path: "a.ts" });
  const diagnostics = [dumpDiagnostic(failed)];

  test.each([
    ["generate", { projects: [] }],
    ["check", { projects: [] }],
    ["diff", { findings: [] }],
    [null, {}],
  ])("%s has the shape of its other documents", (command, lists) => {
    expect(failureDocument(command, [failed])).toEqual({
      ...{ version: 1, command, ok: false, exitCode: 2, ...lists, diagnostics },
    });
  });

  test("inspect has no model", () => {
    expect(failureDocument("inspect", [failed])).toMatchObject({ models: [], diagnostics });
  });
});

describe("a workflow command", () => {
  const { title } = catalog.MM8012;

  test.each([
    ["error", "error"],
    ["warning", "warning"],
    ["info", "notice"],
  ] as const)("for an %s is a %s with its place", (severity, kind) => {
    expect(githubReport([finding({ severity })])).toBe(
      `::${kind} file=a.md,line=3,col=5,title=MM8012%3A ${title}::It is gone%0AKeep it.\n`,
    );
  });

  test("names the rule where it is not the code", () => {
    expect(githubReport([finding({ rule: "field-removed" })])).toContain(
      `title=MM8012 field-removed%3A ${title}::`,
    );
  });

  test("has no marks of another command in its message", () => {
    expect(githubReport([finding({ message: "a::b" })])).toContain("::a%3A%3Ab%0AKeep it.\n");
  });

  test("without a place has the title only", () => {
    expect(githubReport([finding({ span: null })])).toBe(
      `::error title=MM8012%3A ${title}::It is gone%0AKeep it.\n`,
    );
  });

  test("for what is allowed is a notice with the reason", () => {
    expect(githubReport([finding({ allowed: "agreed" })])).toMatch(
      /^::notice file=.*::It is gone%0AAllowed: agreed\n$/,
    );
  });
});

describe("an issue of GitLab", () => {
  const issueOf = (one: Reported): unknown => {
    const text = gitlabReport([one], { hash, fallback: "modelmark.config.ts" });
    const issues: readonly unknown[] = JSON.parse(text);
    return issues[0];
  };

  test.each([
    ["error", "major"],
    ["warning", "minor"],
    ["info", "info"],
  ] as const)("for an %s is %s", (severity, shown) => {
    expect(issueOf(finding({ severity, rule: "a-rule", fingerprint: "f" }))).toEqual({
      ...{ type: "issue", check_name: "a-rule", description: "It is gone (Keep it.)" },
      ...{ fingerprint: "f", severity: shown },
      location: { path: "a.md", lines: { begin: 3 } },
    });
  });

  test("without a place is at the start of the file that stands for the project", () => {
    expect(issueOf(finding({ span: null }))).toMatchObject({
      location: { path: "modelmark.config.ts", lines: { begin: 1 } },
    });
  });

  test("for what is allowed says why, and is no more than information", () => {
    expect(issueOf(finding({ allowed: "agreed" }))).toMatchObject({
      ...{ severity: "info", description: "It is gone (Allowed: agreed)" },
    });
  });
});

describe("a test of JUnit", () => {
  const report = (findings: readonly Reported[]): string =>
    junitReport(findings, { command: "check" });

  test("fails for an error, which is told with its place and hint", () => {
    expect(report([finding({ rule: "a-rule" })])).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n' +
        '<testsuites name="modelmark" tests="1" failures="1" errors="0">\n' +
        '  <testsuite name="modelmark check" tests="1" failures="1" errors="0" skipped="0">\n' +
        '    <testcase classname="a.md" name="MM8012 a-rule: It is gone" file="a.md" line="3">\n' +
        '      <failure type="a-rule" message="It is gone">a.md:3:5\nIt is gone\nKeep it.</failure>\n' +
        "    </testcase>\n  </testsuite>\n</testsuites>\n",
    );
  });

  test("is skipped for what is allowed, and passes for anything else", () => {
    const text = report([finding({ allowed: "a<b" }), finding({ severity: "info", span: null })]);
    expect(text).toContain('tests="2" failures="0" errors="0" skipped="1"');
    expect(text).toContain(
      '    <testcase classname="a.md" name="MM8012: It is gone" file="a.md" line="3">\n' +
        '      <skipped message="a&lt;b"/>\n    </testcase>\n' +
        '    <testcase classname="modelmark" name="MM8012: It is gone">\n' +
        "      <system-out>It is gone\nKeep it.</system-out>\n    </testcase>\n",
    );
  });

  test("passes where nothing was found", () => {
    expect(report([])).toContain(
      '    <testcase classname="modelmark check" name="nothing was found"/>\n',
    );
  });
});

describe("a result of SARIF", () => {
  const runOf = (findings: readonly Reported[]): SarifRun => {
    const text = sarifReport(findings, { version: "1.2.3", hash: contentHash });
    const { runs }: { readonly runs: readonly [SarifRun] } = JSON.parse(text);
    return runs[0];
  };

  test("has its own rule, of which there is one for all findings alike", () => {
    const { tool, results } = runOf([
      finding({ rule: "b-rule" }),
      finding({ rule: "a-rule", severity: "warning" }),
      finding({ rule: "b-rule", message: "Another" }),
      finding({ rule: "c-rule" }),
    ]);
    expect(tool.driver.rules.map(({ id }) => id)).toEqual(["a-rule", "b-rule", "c-rule"]);
    expect(results).toMatchObject([
      { ruleIndex: 1, ruleId: "b-rule", level: "error" },
      { ruleIndex: 0, ruleId: "a-rule", level: "warning" },
      { ruleIndex: 1, ruleId: "b-rule", message: { text: "Another\nKeep it." } },
      { ruleIndex: 2, ruleId: "c-rule" },
    ]);
  });

  test("is identified, in a document that says how to read it", () => {
    const text = sarifReport([finding({ fingerprint: "f" })], { version: "1", hash });
    expect(JSON.parse(text)).toMatchObject({
      ...{ $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0" },
      runs: [
        {
          columnKind: "utf16CodeUnits",
          results: [{ partialFingerprints: { "modelmark/v1": "f" } }],
        },
      ],
    });
  });

  test("has help for its rule", () => {
    const { title, explanation, example } = catalog.MM8012;
    expect(runOf([finding()]).tool.driver).toEqual({
      ...{ name: "modelmark", version: "1.2.3" },
      rules: [
        {
          ...{ id: "MM8012", name: "MM8012", shortDescription: { text: title } },
          fullDescription: { text: explanation },
          help: { text: `${explanation}\n\n${example}\n\nKeep it.` },
          defaultConfiguration: { level: "error" },
        },
      ],
    });
  });

  test("has a place and a reason only where the finding has them", () => {
    const [plain, allowed] = runOf([finding({ span: null }), finding({ allowed: "ok" })]).results;
    expect(plain).not.toHaveProperty("locations");
    expect(plain).not.toHaveProperty("suppressions");
    expect(allowed?.suppressions).toEqual([{ kind: "external", justification: "ok" }]);
    expect(allowed?.locations?.[0]?.physicalLocation.region).toEqual({
      ...{ startLine: 3, startColumn: 5 },
    });
  });

  test("names its file by an address in which nothing is a scheme or a folder too many", () => {
    const file = "a:b/c d/\ud800%.md";
    const [result] = runOf([finding({ span: { ...span, file } })]).results;
    expect(result?.locations?.[0]?.physicalLocation.artifactLocation).toEqual({
      uri: "a%3Ab/c%20d/%EF%BF%BD%25.md",
    });
  });
});
