import { showInvisible } from "../diagnostics/visible-text.ts";
import type { Reported } from "./findings.ts";

/** What a JUnit document says beside its findings. */
export interface JunitOptions {
  /** The command that was run: `check`. */
  readonly command: string;
}

/**
 * Findings as JUnit XML, which CI servers show as tests: each error is a test that failed, what does not count is one
 * that was skipped, and everything else one that passed, with what was said. Without findings, one test has passed.
 */
export function junitReport(findings: readonly Reported[], { command }: JunitOptions): string {
  const name = `modelmark ${command}`;
  const cases = findings.map(testCase);
  const failures = findings.filter(isFailure).length;
  const skipped = findings.filter(({ allowed }) => allowed !== null).length;
  const none = `    <testcase classname="${attribute(name)}" name="nothing was found"/>\n`;
  const tests = Math.max(cases.length, 1);
  const counts = `tests="${tests}" failures="${failures}" errors="0" skipped="${skipped}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<testsuites name="modelmark" tests="${tests}" failures="${failures}" errors="0">\n`,
    `  <testsuite name="${attribute(name)}" ${counts}>\n`,
    cases.length === 0 ? none : cases.join(""),
    "  </testsuite>\n</testsuites>\n",
  ].join("");
}

function isFailure({ severity, allowed }: Reported): boolean {
  return severity === "error" && allowed === null;
}

function testCase(finding: Reported): string {
  const { rule, code, message, hint, span, allowed } = finding;
  const place = span === null ? "" : `${span.file}:${span.start.line}:${span.start.column}`;
  const where =
    span === null ? "" : ` file="${attribute(span.file)}" line="${String(span.start.line)}"`;
  const className = span === null ? "modelmark" : span.file;
  const title = `${rule === code ? code : `${code} ${rule}`}: ${message}`;
  const head = `    <testcase classname="${attribute(className)}" name="${attribute(title)}"${where}`;
  const said = text([place, message, hint].filter((line) => line !== "").join("\n"));
  if (allowed !== null) return `${head}>\n      <skipped message="${attribute(allowed)}"/>\n${end}`;
  if (isFailure(finding)) {
    const failure = `<failure type="${rule}" message="${attribute(message)}">${said}</failure>`;
    return `${head}>\n      ${failure}\n${end}`;
  }
  return `${head}>\n      <system-out>${said}</system-out>\n${end}`;
}

const end = "    </testcase>\n";

/** Text between tags. What XML may not hold at all is shown by its code. */
function text(value: string): string {
  return showInvisible(value)
    .replaceAll(/\p{Surrogate}|[\uFFFE\uFFFF]/gu, "\uFFFD")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}

/** The same in quotes, where a line break would become a space. */
function attribute(value: string): string {
  return text(value)
    .replaceAll('"', "&quot;")
    .replaceAll(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
