import { catalog } from "../diagnostics/catalog.ts";

/**
 * Returns the page of the guide about all diagnostics, as markdown that GitHub and VitePress read alike. A heading is the
 * code alone, because both make the same anchor of it.
 */
export function diagnosticsPage(): string {
  const entries = Object.entries(catalog).sort(([a], [b]) => (a < b ? -1 : 1));
  const sections = entries.map(([code, { severity, title, explanation, example, hint }]) =>
    [
      `## ${code}`,
      `**${capital(severity)}: ${inert(title)}**`,
      inert(explanation),
      `**To fix it:** ${inert(hint())}`,
      `\`\`\`\`text\n${example}\n\`\`\`\``,
    ].join("\n\n"),
  );
  const intro =
    "Every finding has a code, a place and a hint. Only errors stop a run; `modelmark explain CODE` prints what is here.";
  return `# Diagnostics\n\n<!-- npm run update:diagnostics-page writes this page from the catalog. -->\n\n${intro}\n\n${sections.join("\n\n")}\n`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Escapes `<` and `{` outside of code, because VitePress would take them for HTML and for Vue's interpolations. */
function inert(text: string): string {
  return text.replaceAll(/`[^`]*`|[<{]/g, (part) =>
    part.startsWith("`") ? part : part === "<" ? "&lt;" : "&#123;",
  );
}
