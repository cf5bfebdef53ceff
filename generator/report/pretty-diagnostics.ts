import type { Diagnostic, Severity } from "../diagnostics/diagnostic.ts";
import { assertNever } from "../model/type.ts";
import {
  joinTerminal,
  showInLine,
  terminal,
  type TerminalText,
} from "../diagnostics/terminal-text.ts";
import { codeFrame } from "./code-frame.ts";
import type { Paint } from "./paint.ts";

/** How diagnostics are shown to people. */
export interface PrettyOptions {
  readonly paint: Paint;
  /** Whether to show everything, including findings of the level `info`. */
  readonly verbose: boolean;
  /** Returns the text of a file for its code frame, or `null` if there is none to show. */
  readonly textOf: (file: string) => string | null;
}

/** The number of warnings of one code that are shown. Any more are only counted. */
const shownPerCode = 5;

/**
 * Returns diagnostics as text: `path:line:column severity CODE: message`, a code frame and a hint. All errors are
 * shown, but only the first few warnings of each code, unless `verbose` is set. The text ends with a line break
 * unless it is empty.
 */
export function prettyDiagnostics(
  diagnostics: readonly Diagnostic[],
  options: PrettyOptions,
): TerminalText {
  const counts = new Map<Diagnostic["code"], number>();
  const blocks: TerminalText[] = [];
  for (const one of diagnostics) {
    if (one.severity === "info" && !options.verbose) continue;
    const count = (counts.get(one.code) ?? 0) + 1;
    counts.set(one.code, count);
    if (one.severity === "error" || options.verbose || count <= shownPerCode) {
      blocks.push(prettyDiagnostic(one, options));
    }
  }
  for (const [code, count] of counts) {
    const hidden = diagnostics.some((one) => one.code === code && one.severity !== "error")
      ? count - shownPerCode
      : 0;
    if (hidden > 0 && !options.verbose) {
      blocks.push(
        options.paint.dim(terminal`… and ${hidden} more ${code}; --verbose shows them all\n`),
      );
    }
  }
  return joinTerminal(blocks, terminal`\n`);
}

function prettyDiagnostic(one: Diagnostic, { paint, textOf }: PrettyOptions): TerminalText {
  const { span, old } = one;
  const place =
    span === undefined
      ? terminal``
      : terminal`${paint.bold(showInLine(`${span.file}:${span.start.line}:${span.start.column}`))} `;
  const version = old === undefined ? terminal`` : terminal`(old) `;
  const text = old !== undefined ? old.text : span === undefined ? null : textOf(span.file);
  const frame =
    span === undefined || text === null ? terminal`` : terminal`${codeFrame(text, span, paint)}\n`;
  const severity = paintSeverity(one.severity, paint);
  // The message quotes the page, and a line break in it must not look like another message.
  const message = showInLine(one.message);
  return terminal`${place}${version}${severity} ${one.code}: ${message}\n${frame}  ${paint.cyan("hint:")} ${showInLine(one.hint)}\n`;
}

function paintSeverity(severity: Severity, paint: Paint): TerminalText {
  switch (severity) {
    case "error":
      return paint.red("error");
    case "warning":
      return paint.yellow("warning");
    case "info":
      return paint.blue("info");
    default:
      return assertNever(severity);
  }
}

/** Counts errors and warnings: `2 errors, 1 warning`; `""` if there are none. */
export function countFindings(diagnostics: readonly Diagnostic[]): string {
  const count = (severity: Severity): string => {
    const total = diagnostics.filter((one) => one.severity === severity).length;
    return total === 0 ? "" : `${total} ${severity}${total === 1 ? "" : "s"}`;
  };
  return [count("error"), count("warning")].filter((text) => text !== "").join(", ");
}
