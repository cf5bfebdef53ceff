import { catalog } from "../diagnostics/catalog.ts";
import {
  command,
  commandMessage,
  commandProperty,
  joinCommands,
  type CommandText,
} from "./command-text.ts";
import type { Reported } from "./findings.ts";

const commands = { error: "error", warning: "warning", info: "notice" } as const;

/** Returns findings as workflow commands of GitHub Actions, one on each line, starting at the first column. */
export function githubReport(findings: readonly Reported[]): CommandText {
  return joinCommands(
    findings.map(({ code, rule, severity, message, hint, span, allowed }) => {
      const name = rule === code ? code : `${code} ${rule}`;
      const title = command`title=${commandProperty(`${name}: ${catalog[code].title}`)}`;
      const place =
        span === null
          ? command``
          : command`file=${commandProperty(span.file)},line=${span.start.line},col=${span.start.column},`;
      const note = allowed === null ? hint : `Allowed: ${allowed}`;
      const kind = allowed === null ? commands[severity] : "notice";
      return command`::${kind} ${place}${title}::${commandMessage(`${message}\n${note}`)}\n`;
    }),
  );
}
