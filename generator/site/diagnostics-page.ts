import { catalog } from "../diagnostics/catalog.ts";

/** Returns the page of the site about all diagnostics. It is made from the catalog, so it is never out of date. */
export function diagnosticsPage(): string {
  const entries = Object.entries(catalog).sort(([a], [b]) => (a < b ? -1 : 1));
  const sections = entries.map(([code, { severity, title, explanation, example, hint }]) =>
    [
      `## ${code}: ${title} {#${code.toLowerCase()}}`,
      `<Badge type="${badges[severity]}" text="${severity}" />`,
      inert(explanation),
      `**To fix it:** ${inert(hint())}`,
      `\`\`\`\`text\n${example}\n\`\`\`\``,
    ].join("\n\n"),
  );
  const intro =
    "Every finding has a code, a place and a hint. Only errors stop a run; `modelmark explain CODE` prints what is here.";
  return `# Diagnostics\n\n${intro}\n\n${sections.join("\n\n")}\n`;
}

const badges = { error: "danger", warning: "warning", info: "info" } as const;

/** Escapes `<` and `{` outside of code, because VitePress would take them for HTML and for Vue's interpolations. */
function inert(text: string): string {
  return text.replaceAll(/`[^`]*`|[<{]/g, (part) =>
    part.startsWith("`") ? part : part === "<" ? "&lt;" : "&#123;",
  );
}
