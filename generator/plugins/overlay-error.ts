import { resolve } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { firstLineOf } from "../diagnostics/message-of.ts";
import { showInLine, type TerminalText } from "../diagnostics/terminal-text.ts";
import { displayPath } from "../tree/display-path.ts";

/** An error in the form that Vite's overlay shows. */
export interface OverlayError {
  message: string;
  stack: string;
  plugin: string;
  id?: string;
  loc?: { file: string; line: number; column: number };
}

/**
 * Returns a finding as an error of the overlay. The message is one line without control characters.
 *
 * @param cwd the folder to which the places of findings are relative, absolute
 */
export function overlayOf(one: Diagnostic, cwd: string): OverlayError {
  return { message: messageOf(one), stack: "", plugin: "modelmark", ...placeOf(one, cwd) };
}

function messageOf({ code, message, hint, span }: Diagnostic): string {
  const place = span === undefined ? "" : `${span.file}:${span.start.line}:${span.start.column} `;
  return showInLine(`${place}${code}: ${message}. ${hint}`);
}

function placeOf({ span }: Diagnostic, cwd: string): Pick<OverlayError, "id" | "loc"> {
  if (span === undefined) return {};
  const file = resolve(cwd, span.file);
  const { line, column } = span.start;
  return { id: displayPath(file, cwd), loc: { file, line, column } };
}

/** Returns the line of Vite's log about an unexpected error. */
export function logLine(error: unknown): TerminalText {
  return showInLine(firstLineOf(error));
}
