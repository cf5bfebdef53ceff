import type { Reported } from "./findings.ts";
import { joinXml, xml, xmlAttribute, xmlText, type XmlText } from "./xml-text.ts";

/** The data of a JUnit document besides its findings. */
export interface JunitOptions {
  /** The command that was run, such as `check`. */
  readonly command: string;
}

/**
 * Returns findings as JUnit XML, which CI servers show as tests. An error is a failed test, an allowed finding is a
 * skipped test, and any other finding is a passed test with its text as output. Without findings there is one passed
 * test.
 */
export function junitReport(findings: readonly Reported[], { command }: JunitOptions): XmlText {
  const name = xmlAttribute(`modelmark ${command}`);
  const cases = findings.map(testCase);
  const failures = findings.filter(isFailure).length;
  const skipped = findings.filter(({ allowed }) => allowed !== null).length;
  const none = xml`    <testcase classname="${name}" name="nothing was found"/>\n`;
  const tests = Math.max(cases.length, 1);
  const counts = xml`tests="${tests}" failures="${failures}" errors="0" skipped="${skipped}"`;
  return joinXml([
    xml`<?xml version="1.0" encoding="UTF-8"?>\n`,
    xml`<testsuites name="modelmark" tests="${tests}" failures="${failures}" errors="0">\n`,
    xml`  <testsuite name="${name}" ${counts}>\n`,
    ...(cases.length === 0 ? [none] : cases),
    xml`  </testsuite>\n</testsuites>\n`,
  ]);
}

function isFailure({ severity, allowed }: Reported): boolean {
  return severity === "error" && allowed === null;
}

function testCase(finding: Reported): XmlText {
  const { rule, code, message, hint, span, allowed } = finding;
  const place = span === null ? "" : `${span.file}:${span.start.line}:${span.start.column}`;
  const where =
    span === null ? xml`` : xml` file="${xmlAttribute(span.file)}" line="${span.start.line}"`;
  const className = xmlAttribute(span === null ? "modelmark" : span.file);
  const title = xmlAttribute(`${rule === code ? code : `${code} ${rule}`}: ${message}`);
  const head = xml`    <testcase classname="${className}" name="${title}"${where}`;
  const lines = [place, message, hint].filter((line) => line !== "");
  const said = joinXml(lines.map(xmlText), xml`\n`);
  if (allowed !== null) {
    return xml`${head}>\n      <skipped message="${xmlAttribute(allowed)}"/>\n${end}`;
  }
  if (isFailure(finding)) {
    const failure = xml`<failure type="${xmlAttribute(rule)}" message="${xmlAttribute(message)}">${said}</failure>`;
    return xml`${head}>\n      ${failure}\n${end}`;
  }
  return xml`${head}>\n      <system-out>${said}</system-out>\n${end}`;
}

const end = xml`    </testcase>\n`;
