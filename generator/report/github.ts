import { catalog } from "../diagnostics/catalog.ts";
import { showInvisible, showOnTerminal } from "../diagnostics/visible-text.ts";
import type { Reported } from "./findings.ts";

const commands = { error: "error", warning: "warning", info: "notice" } as const;

/**
 * Findings as workflow commands of GitHub Actions, one a line, each at column 0. Pages are not trusted: whatever they
 * say, it cannot end a line or a property, and so cannot become a command.
 */
export function githubReport(findings: readonly Reported[]): string {
  return findings
    .map(({ code, rule, severity, message, hint, span, allowed }) => {
      const name = rule === code ? code : `${code} ${rule}`;
      const title = `${name}: ${catalog[code].title}`;
      const place =
        span === null
          ? {}
          : { file: span.file, line: String(span.start.line), col: String(span.start.column) };
      const properties = Object.entries({ ...place, title }).map(
        ([key, value]) => `${key}=${property(value)}`,
      );
      const note = allowed === null ? hint : `Allowed: ${allowed}`;
      const command = allowed === null ? commands[severity] : "notice";
      return `::${command} ${properties.join(",")}::${data(`${message}\n${note}`)}\n`;
    })
    .join("");
}

function data(text: string): string {
  return showOnTerminal(text)
    .replaceAll("%", "%25")
    .replaceAll("\n", "%0A")
    .replaceAll("::", "%3A%3A");
}

function property(text: string): string {
  return showInvisible(text)
    .replaceAll("%", "%25")
    .replaceAll("\n", "%0A")
    .replaceAll(":", "%3A")
    .replaceAll(",", "%2C");
}
