import type { SourceSpan } from "../diagnostics/span.ts";
import {
  joinTerminal,
  showBehind,
  showInLine,
  terminal,
  type TerminalText,
} from "../diagnostics/terminal-text.ts";
import { showInvisibleInLine } from "../diagnostics/visible-text.ts";
import type { Paint } from "./paint.ts";

/** How many characters a frame shows around the place. Table rows are up to 17,000 characters wide. */
const width = { before: 40, after: 60 };

/**
 * Returns two lines: the line of the finding, and carets below its place. Runs of padding are shortened, so that the
 * neighbouring cells are visible. The line is put together first and encoded as a whole.
 *
 * @param text The text of the whole file.
 */
export function codeFrame(text: string, span: SourceSpan, paint: Paint): TerminalText {
  const line = text.split("\n")[span.start.line - 1] ?? "";
  const start = span.start.column - 1;
  const end = span.end.line === span.start.line ? span.end.column - 1 : line.length;
  const from = cutStart(shorten(line.slice(0, start)));
  const place = shorten(line.slice(start, Math.max(end, start))).slice(0, width.after);
  const shown = cutEnd(place + shorten(line.slice(Math.max(end, start))));
  const number = String(span.start.line);
  const gutter = showInLine(" ".repeat(number.length));
  const marks = widthBefore(from, shown);
  const carets = showInLine("^".repeat(Math.max(1, place.trimEnd().length)));
  return joinTerminal(
    [
      showBehind(
        terminal`${paint.dim(terminal`  ${showInLine(number)} |`)} `,
        (from + shown).trimEnd(),
      ),
      terminal`${paint.dim(terminal`  ${gutter} |`)} ${showInLine(" ".repeat(marks))}${paint.red(carets)}`,
    ],
    terminal`\n`,
  );
}

/** Returns how wide a text is when it is shown before another one, with which it may make up what is encoded. */
function widthBefore(before: string, after: string): number {
  const head = terminal`|`;
  return showBehind(head, before + after).length - showBehind(head, after).length;
}

function shorten(text: string): string {
  return showInvisibleInLine(text.replaceAll(/ {4,}/g, "   ").replaceAll(/-{6,}/g, "-----"));
}

function cutStart(text: string): string {
  return text.length > width.before ? `…${text.slice(-width.before)}` : text;
}

function cutEnd(text: string): string {
  return text.length > width.after ? `${text.slice(0, width.after)}…` : text;
}
