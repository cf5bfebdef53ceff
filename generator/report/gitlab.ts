import { showInLine } from "../diagnostics/terminal-text.ts";
import type { Reported } from "./findings.ts";
import { identify } from "./identify.ts";
import { jsonText, type JsonText } from "./json-text.ts";

const severities = { error: "major", warning: "minor", info: "info" } as const;

/**
 * Findings as GitLab's code quality report reads them. One that has no place is put at the start of `fallback`, since
 * GitLab drops what has none.
 */
export function gitlabReport(
  findings: readonly Reported[],
  { hash, fallback }: { readonly hash: (text: string) => string; readonly fallback: string },
): JsonText {
  const issues = identify(findings, hash).map(({ finding, fingerprint }) => ({
    type: "issue",
    check_name: finding.rule,
    description: showInLine(`${finding.message} ${noteOf(finding)}`),
    fingerprint,
    severity: finding.allowed === null ? severities[finding.severity] : "info",
    location: {
      path: finding.span?.file ?? fallback,
      lines: { begin: finding.span?.start.line ?? 1 },
    },
  }));
  // A path stays what it is, but escaped as JSON has it.
  return jsonText(issues);
}

function noteOf({ hint, allowed }: Reported): string {
  return allowed === null ? `(${hint})` : `(Allowed: ${allowed})`;
}
