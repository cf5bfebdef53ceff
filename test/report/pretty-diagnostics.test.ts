import { describe, expect, test } from "vitest";
import type { Diagnostic, Severity } from "../../generator/diagnostics/diagnostic.ts";
import { createPaint } from "../../generator/report/paint.ts";
import { countFindings, prettyDiagnostics } from "../../generator/report/pretty-diagnostics.ts";
import { colourNames } from "../support/colours.ts";

const span = {
  ...{ file: "a.md", start: { line: 2, column: 3 }, end: { line: 2, column: 5 } },
};

function finding(severity: Severity, more: Partial<Diagnostic> = {}): Diagnostic {
  return { code: "MM2002", severity, message: "It is odd", hint: "Mend it.", ...more };
}

const plain = { paint: createPaint(false), verbose: false, textOf: () => null };
const verbose = { ...plain, verbose: true };

function findings(count: number, severity: Severity): readonly Diagnostic[] {
  return Array.from({ length: count }, (_, at) => finding(severity, { message: `No. ${at + 1}` }));
}

describe("a finding for people", () => {
  test("is its severity, code, message and hint", () => {
    expect(prettyDiagnostics([finding("error")], plain)).toBe(
      "error MM2002: It is odd\n  hint: Mend it.\n",
    );
  });

  test("begins with its place, also where the file cannot be shown", () => {
    expect(prettyDiagnostics([finding("warning", { span })], plain)).toBe(
      "a.md:2:3 warning MM2002: It is odd\n  hint: Mend it.\n",
    );
  });

  test("shows its place in the text of the file", () => {
    const textOf = (file: string): string | null => (file === "a.md" ? "one\nabcdef\n" : null);
    expect(prettyDiagnostics([finding("error", { span })], { ...plain, textOf })).toBe(
      "a.md:2:3 error MM2002: It is odd\n  2 | abcdef\n    |   ^^\n  hint: Mend it.\n",
    );
  });

  test("of an older version says so, and shows that version only", () => {
    const textOf = (): string => "one\nnew text\n";
    const old = finding("error", { span, old: { text: "one\nolder text\n" } });
    expect(prettyDiagnostics([old], { ...plain, textOf })).toBe(
      "a.md:2:3 (old) error MM2002: It is odd\n  2 | older text\n    |   ^^\n  hint: Mend it.\n",
    );
    const placeless = finding("error", { old: { text: "old" } });
    expect(prettyDiagnostics([placeless], plain)).toBe(
      "(old) error MM2002: It is odd\n  hint: Mend it.\n",
    );
    const unread = finding("error", { span, old: { text: null } });
    expect(prettyDiagnostics([unread], { ...plain, textOf })).toBe(
      "a.md:2:3 (old) error MM2002: It is odd\n  hint: Mend it.\n",
    );
  });

  test("is one message, whatever it quotes", () => {
    const odd = finding("error", {
      ...{ message: "a\nb", hint: "c\nd" },
      span: { ...span, file: "e\nf.md" },
    });
    expect(prettyDiagnostics([odd], plain)).toBe(
      "e\\nf.md:2:3 error MM2002: a\\nb\n  hint: c\\nd\n",
    );
  });

  test.each([
    ["error", "<red>error</>"],
    ["warning", "<yellow>warning</>"],
    ["info", "<blue>info</>"],
  ] as const)("has the colour of an %s", (severity, shown) => {
    const options = { ...verbose, paint: createPaint(true) };
    expect(colourNames(prettyDiagnostics([finding(severity, { span })], options))).toBe(
      `<bold>a.md:2:3</> ${shown} MM2002: It is odd\n  <cyan>hint:</> Mend it.\n`,
    );
  });
});

describe("findings for people", () => {
  test("have a blank line between them", () => {
    expect(prettyDiagnostics(findings(2, "error"), plain)).toBe(
      "error MM2002: No. 1\n  hint: Mend it.\n\nerror MM2002: No. 2\n  hint: Mend it.\n",
    );
    expect(prettyDiagnostics([], plain)).toBe("");
  });

  test("leave out notes, unless everything is asked for", () => {
    expect(prettyDiagnostics(findings(9, "info"), plain)).toBe("");
    expect(prettyDiagnostics(findings(9, "info"), verbose)).toContain("info MM2002: No. 9\n");
  });

  test("show every error", () => {
    const other = finding("warning", { code: "MM2003" });
    const text = prettyDiagnostics([...findings(9, "error"), other], plain);
    expect(text).toContain("No. 9\n");
    expect(text).not.toContain("more");
  });

  test("show five warnings of a code, and count the others", () => {
    const other = finding("warning", { code: "MM2003", message: "Another" });
    const text = prettyDiagnostics([...findings(7, "warning"), other], plain);
    expect(text).toContain("No. 5\n");
    expect(text).not.toContain("No. 6\n");
    expect(text).toContain("MM2003: Another\n");
    expect(text.endsWith("\n\n… and 2 more MM2002; --verbose shows them all\n")).toBe(true);
    expect(prettyDiagnostics(findings(5, "warning"), plain)).not.toContain("more");
  });

  test("show every warning where everything is asked for", () => {
    const text = prettyDiagnostics(findings(7, "warning"), verbose);
    expect(text).toContain("No. 7\n");
    expect(text).not.toContain("more");
  });

  test("show the number of hidden warnings in a pale colour", () => {
    const options = { ...plain, paint: createPaint(true) };
    expect(colourNames(prettyDiagnostics(findings(6, "warning"), options))).toContain(
      "<dim>… and 1 more MM2002; --verbose shows them all\n</>",
    );
  });
});

test.each([
  [[], ""],
  [["error"], "1 error"],
  [["error", "error", "info"], "2 errors"],
  [["warning", "info"], "1 warning"],
  [["warning", "error", "warning", "error"], "2 errors, 2 warnings"],
] as const)("%j is counted as %j", (severities, counted) => {
  expect(countFindings(severities.map((severity) => finding(severity)))).toBe(counted);
});
