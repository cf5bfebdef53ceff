import { formatPatch, structuredPatch, type StructuredPatchHunk } from "diff";
import { changedPart } from "./changed-part.ts";
import { wholeHunk } from "./whole-hunk.ts";

/** The number of unchanged lines shown around a change. */
const context = 2;

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
  const { start, oldEnd, newEnd } = changedPart(old, now, context);
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
  return patch?.hunks ?? [wholeHunk(old, now, context)];
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) lines += 1;
  return lines;
}
