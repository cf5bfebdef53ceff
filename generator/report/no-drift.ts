import { terminal, type TerminalText } from "../diagnostics/terminal-text.ts";

/** Returns the message of a check that found no drift. */
export function noDrift(files: number): TerminalText {
  return terminal`No drift: ${files} file${files === 1 ? "" : "s"} up to date.\n`;
}
