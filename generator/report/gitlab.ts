import { showInLine } from "../diagnostics/terminal-text.ts";
import type { Reported } from "./findings.ts";
import { identify } from "./identify.ts";
import { jsonText, type JsonText } from "./json-text.ts";

const severities = { error: "major", warning: "minor", info: "info" } as const;

/**
 * Returns findings as a code quality report of GitLab. A finding without a place is put at the start of `fallback`,
 * because GitLab drops entries without a place.
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
  // Paths stay unchanged, apart from the escapes of JSON.
  return jsonText(issues);
}

function noteOf({ hint, allowed }: Reported): string {
  return allowed === null ? `(${hint})` : `(Allowed: ${allowed})`;
}
