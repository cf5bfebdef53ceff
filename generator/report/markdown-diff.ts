import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { BreakingFinding } from "../diff/diff-models.ts";
import { axesText } from "./axes-text.ts";
import {
  catalogExplanation,
  joinMarkdown,
  inMarkdown,
  markdownCode,
  markdownProse,
  type MarkdownText,
} from "./markdown-text.ts";
import { countChanges } from "./pretty-diff.ts";

/** Describes what a change of a spec breaks, as markdown for a pull request or a changelog. */
export function markdownDiff(findings: readonly BreakingFinding[]): MarkdownText {
  if (findings.length === 0) {
    return inMarkdown`### Changes of the spec\n\nNothing that counts changed.\n`;
  }
  const open = findings.filter(({ allowed }) => allowed === null);
  const sections = [
    section(
      "Breaking",
      open.filter(({ level }) => level === "error"),
    ),
    section(
      "Worth a look",
      open.filter(({ level }) => level === "warn"),
    ),
    section(
      "Compatible",
      open.filter(({ level }) => level === "info"),
    ),
    section(
      "Allowed",
      findings.filter(({ allowed }) => allowed !== null),
    ),
  ];
  const count = markdownProse(countChanges(findings));
  return inMarkdown`### Changes of the spec: ${count}\n${joinMarkdown(sections)}`;
}

/** Says in markdown why two versions of a spec could not be compared. */
export function markdownFailure(diagnostics: readonly Diagnostic[]): MarkdownText {
  const items = diagnostics.map(
    ({ code, message, hint }) =>
      inMarkdown`- **${code}** ${markdownProse(message)}. ${markdownProse(hint)}\n`,
  );
  return inMarkdown`### Changes of the spec\n\nThe versions could not be compared.\n\n${joinMarkdown(items)}`;
}

type Title = "Breaking" | "Worth a look" | "Compatible" | "Allowed";

function section(title: Title, findings: readonly BreakingFinding[]): MarkdownText {
  if (findings.length === 0) return inMarkdown``;
  return inMarkdown`\n#### ${title}\n\n${joinMarkdown(findings.map(item))}`;
}

function item(finding: BreakingFinding): MarkdownText {
  const { code, rule, message, level, axes, allowed } = finding;
  const fingerprint = markdownCode(finding.fingerprint);
  const head = inMarkdown`- ${markdownProse(message)} (${markdownCode(rule)})\n`;
  if (allowed !== null) {
    return inMarkdown`${head}  Allowed: ${markdownProse(allowed)} (${fingerprint})\n`;
  }
  if (level === "info") return head;
  const what = axesText(axes);
  const sentence = markdownProse(`${what.charAt(0).toUpperCase()}${what.slice(1)}.`);
  return inMarkdown`${head}  ${sentence} ${catalogExplanation(code)} Fingerprint: ${fingerprint}\n`;
}
