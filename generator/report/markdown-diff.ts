import { catalog } from "../diagnostics/catalog.ts";
import { showInLine } from "../diagnostics/visible-text.ts";
import type { BreakingFinding } from "../diff/diff-models.ts";
import { axesText } from "./axes-text.ts";
import { countChanges } from "./pretty-diff.ts";

/** What a change of a spec breaks, as markdown for a pull request or a changelog. */
export function markdownDiff(findings: readonly BreakingFinding[]): string {
  if (findings.length === 0) return "### Changes of the spec\n\nNothing that counts changed.\n";
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
  return `### Changes of the spec: ${countChanges(findings)}\n${sections.join("")}`;
}

function section(title: string, findings: readonly BreakingFinding[]): string {
  if (findings.length === 0) return "";
  return `\n#### ${title}\n\n${findings.map(item).join("")}`;
}

function item({ code, rule, message, level, axes, allowed, fingerprint }: BreakingFinding): string {
  const head = `- ${prose(message)} (\`${rule}\`)\n`;
  if (allowed !== null) return `${head}  Allowed: ${prose(allowed)} (\`${fingerprint}\`)\n`;
  if (level === "info") return head;
  const what = axesText(axes);
  const sentence = `${what.charAt(0).toUpperCase()}${what.slice(1)}.`;
  return `${head}  ${sentence} ${catalog[code].explanation} Fingerprint: \`${fingerprint}\`\n`;
}

/** Text as text, save for code spans whose content cannot end them: no markup, mention or link of a page survives. */
function prose(text: string): string {
  return showInLine(text)
    .split("`")
    .map((part, index, all) =>
      // Pages may hold backticks of their own; then there are no spans that can be relied on.
      index % 2 === 1 && index < all.length - 1 && part !== "" ? `\`${part}\`` : escaped(part),
    )
    .join("");
}

function escaped(text: string): string {
  return text.replaceAll(
    /[\\`*_{}[\]<>()#+!|~@&:]/g,
    (character) => `&#${character.charCodeAt(0)};`,
  );
}
