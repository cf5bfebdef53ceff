import type { StructuredPatchHunk } from "diff";

/**
 * Returns a change of everything between the common beginning and the common end of two texts.
 *
 * @param context the number of unchanged lines shown around it
 */
export function wholeHunk(current: string, wanted: string, context: number): StructuredPatchHunk {
  const [old, now] = [linesOf(current), linesOf(wanted)];
  const start = commonLines(old, now);
  const end = commonLines(old.slice(start).reverse(), now.slice(start).reverse());
  const above = old.slice(Math.max(0, start - context), start);
  const below = old.slice(old.length - end, old.length - end + context);
  const [gone, fresh] = [old.slice(start, old.length - end), now.slice(start, now.length - end)];
  return {
    oldStart: start - above.length + 1,
    newStart: start - above.length + 1,
    oldLines: above.length + gone.length + below.length,
    newLines: above.length + fresh.length + below.length,
    lines: [
      ...marked(" ", above),
      ...marked("-", gone),
      ...marked("+", fresh),
      ...marked(" ", below),
    ],
  };
}

/** Returns the lines of a text with their ends, which the last one may lack. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+/g) ?? [];
}

/** Returns the number of lines before the first difference. */
function commonLines(old: readonly string[], now: readonly string[]): number {
  const different = old.findIndex((line, index) => line !== now[index]);
  return different === -1 ? old.length : different;
}

/** Marks lines as a diff does, which also says where a line lacks its end. */
function marked(sign: string, lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) =>
    line.endsWith("\n")
      ? [`${sign}${line.slice(0, -1)}`]
      : [`${sign}${line}`, "\\ No newline at end of file"],
  );
}
