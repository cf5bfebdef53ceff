import type { SourceSpan } from "../diagnostics/span.ts";
import { showWithinLine } from "../diagnostics/visible-text.ts";
import type { Paint } from "./paint.ts";

/** Table rows are up to 17,000 characters wide; a frame shows this much around the place. */
const width = { before: 40, after: 60 };

/**
 * The line a finding is about, with carets below the place: two lines. Runs of padding are shortened, so that
 * the neighbouring cells are in sight.
 *
 * @param text the whole file
 */
export function codeFrame(text: string, span: SourceSpan, paint: Paint): string {
  const line = text.split("\n")[span.start.line - 1] ?? "";
  const start = span.start.column - 1;
  const end = span.end.line === span.start.line ? span.end.column - 1 : line.length;
  const before = shorten(line.slice(0, start));
  const marked = shorten(line.slice(start, Math.max(end, start)));
  const after = shorten(line.slice(Math.max(end, start)));
  const from = cutStart(before);
  const place = marked.slice(0, width.after);
  const rest = `${place}${after}`;
  const shown = `${from}${rest.length > width.after ? `${rest.slice(0, width.after)}…` : rest}`;
  const number = String(span.start.line);
  const gutter = " ".repeat(number.length);
  const carets = "^".repeat(Math.max(1, place.trimEnd().length));
  return [
    `${paint.dim(`  ${number} |`)} ${shown.trimEnd()}`,
    `${paint.dim(`  ${gutter} |`)} ${" ".repeat(from.length)}${paint.red(carets)}`,
  ].join("\n");
}

function shorten(text: string): string {
  return showWithinLine(text).replaceAll(/ {4,}/g, "   ").replaceAll(/-{6,}/g, "-----");
}

function cutStart(text: string): string {
  return text.length > width.before ? `…${text.slice(-width.before)}` : text;
}
