import { formatPatch, structuredPatch, type StructuredPatchHunk } from "diff";

/** The number of unchanged lines shown around a change. */
const context = 2;

/**
 * The number of lines behind the last change that are compared too. Where lines repeat, as the ends of blocks do, the
 * change may be shown some lines further down than the common end of the texts begins.
 */
const margin = 200;

/**
 * The limit of edits in a diff. The search for the shortest diff takes the square of its length, and nobody reads a
 * diff of a thousand lines.
 */
const mostEdits = 1_000;

/**
 * Returns a unified diff of two texts. Only what lies between their common beginning and their common end is compared,
 * because a document of all models has a hundred thousand lines, of which an edit changes a few.
 */
export function patchOf(path: string, current: string, wanted: string): string {
  const old = current.replaceAll("\r\n", "\n");
  const now = wanted.replaceAll("\r\n", "\n");
  const { start, oldEnd, newEnd } = changedPart(old, now);
  const above = countLines(old.slice(0, start));
  const hunks = hunksOf(old.slice(start, oldEnd), now.slice(start, newEnd)).map((hunk) => ({
    ...hunk,
    oldStart: hunk.oldStart + above,
    newStart: hunk.newStart + above,
  }));
  const names = { oldFileName: path, newFileName: path };
  return formatPatch({ ...names, oldHeader: undefined, newHeader: undefined, hunks });
}

/** Returns what leads from one text to another; everything at once where that takes too many edits. */
function hunksOf(old: string, now: string): readonly StructuredPatchHunk[] {
  const options = { context, maxEditLength: mostEdits };
  const patch = structuredPatch("", "", old, now, undefined, undefined, options);
  return patch?.hunks ?? [wholeHunk(old, now)];
}

/** Returns the part in which two texts differ, in whole lines, with the unchanged lines that a diff shows around it. */
function changedPart(
  old: string,
  now: string,
): { readonly start: number; readonly oldEnd: number; readonly newEnd: number } {
  const shortest = Math.min(old.length, now.length);
  let start = commonStart(old, now);
  // The end may not reach back into the common beginning, of which the start shows the last lines.
  const longestEnd = shortest - start;
  for (let line = 0; line <= context && start > 0; line += 1) {
    start = old.lastIndexOf("\n", start - (line === 0 ? 1 : 2)) + 1;
  }
  let oldEnd = old.length - commonEnd(old, now, longestEnd);
  for (let line = 0; line <= margin && oldEnd < old.length; line += 1) {
    const lineEnd = old.indexOf("\n", oldEnd);
    oldEnd = lineEnd === -1 ? old.length : lineEnd + 1;
  }
  return { start, oldEnd, newEnd: now.length - (old.length - oldEnd) };
}

/** How many characters are compared at once, which is much quicker than one by one. */
const block = 4096;

/** Returns the length of a common beginning of two texts. The whole one may be up to a block longer. */
function commonStart(old: string, now: string): number {
  const shortest = Math.min(old.length, now.length);
  let same = 0;
  while (same + block <= shortest && old.startsWith(now.slice(same, same + block), same)) {
    same += block;
  }
  return same;
}

/** Returns the length of a common end of two texts, up to a limit. The whole one may be up to a block longer. */
function commonEnd(old: string, now: string, limit: number): number {
  let same = 0;
  const blockAt = (text: string): string =>
    text.slice(text.length - same - block, text.length - same);
  while (same + block <= limit && blockAt(old) === blockAt(now)) same += block;
  return same;
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) lines += 1;
  return lines;
}

/** Returns a change of everything between the common beginning and the common end of two texts. */
function wholeHunk(current: string, wanted: string): StructuredPatchHunk {
  const [old, now] = [current.split("\n"), wanted.split("\n")];
  const shortest = Math.min(old.length, now.length);
  let start = 0;
  while (start < shortest && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < shortest - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  const above = old.slice(Math.max(0, start - context), start);
  const below = old.slice(old.length - end, old.length - end + context);
  const [gone, fresh] = [old.slice(start, old.length - end), now.slice(start, now.length - end)];
  return {
    oldStart: start - above.length + 1,
    newStart: start - above.length + 1,
    oldLines: above.length + gone.length + below.length,
    newLines: above.length + fresh.length + below.length,
    lines: [
      ...above.map((line) => ` ${line}`),
      ...gone.map((line) => `-${line}`),
      ...fresh.map((line) => `+${line}`),
      ...below.map((line) => ` ${line}`),
    ],
  };
}
