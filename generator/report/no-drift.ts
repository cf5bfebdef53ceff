import { terminal, type TerminalText } from "../diagnostics/terminal-text.ts";

/** The message of a check that found nothing. */
export function noDrift(files: number): TerminalText {
  return terminal`No drift: ${files} file${files === 1 ? "" : "s"} up to date.\n`;
}
