import type { SourceSpan } from "../diagnostics/span.ts";
import {
  cutTerminal,
  joinTerminal,
  showInLine,
  showWithinLine,
  terminal,
  type TerminalText,
} from "../diagnostics/terminal-text.ts";
import type { Paint } from "./paint.ts";

/** How many characters a frame shows around the place. Table rows are up to 17,000 characters wide. */
const width = { before: 40, after: 60 };

/**
 * Returns two lines: the line of the finding, and carets below its place. Runs of padding are shortened, so that the
 * neighbouring cells are visible.
 *
 * @param text The text of the whole file.
 */
export function codeFrame(text: string, span: SourceSpan, paint: Paint): TerminalText {
  const line = text.split("\n")[span.start.line - 1] ?? "";
  const start = span.start.column - 1;
  const end = span.end.line === span.start.line ? span.end.column - 1 : line.length;
  const before = shorten(line.slice(0, start));
  const marked = shorten(line.slice(start, Math.max(end, start)));
  const after = shorten(line.slice(Math.max(end, start)));
  const from = cutStart(before);
  const place = cutTerminal(marked, 0, width.after);
  const rest = joinTerminal([place, after]);
  const shown = rest.length > width.after ? terminal`${cutTerminal(rest, 0, width.after)}…` : rest;
  const number = String(span.start.line);
  const gutter = showInLine(" ".repeat(number.length));
  const carets = showInLine("^".repeat(Math.max(1, place.trimEnd().length)));
  const source = joinTerminal([from, shown]);
  return joinTerminal(
    [
      terminal`${paint.dim(terminal`  ${showInLine(number)} |`)} ${cutTerminal(source, 0, source.trimEnd().length)}`,
      terminal`${paint.dim(terminal`  ${gutter} |`)} ${showInLine(" ".repeat(from.length))}${paint.red(carets)}`,
    ],
    terminal`\n`,
  );
}

function shorten(text: string): TerminalText {
  return showWithinLine(text.replaceAll(/ {4,}/g, "   ").replaceAll(/-{6,}/g, "-----"));
}

function cutStart(text: TerminalText): TerminalText {
  return text.length > width.before ? terminal`…${cutTerminal(text, -width.before)}` : text;
}
