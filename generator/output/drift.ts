import { formatPatch, structuredPatch } from "diff";
import { isReformatted } from "./reformatted.ts";
import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { FileChange } from "./plan.ts";

/** A generated file that differs from what the spec says. */
export interface Drift {
  readonly path: string;
  readonly state: "missing" | "stale" | "orphaned" | "edited" | "reformatted";
  /** The finding, with its code. */
  readonly finding: Diagnostic;
  /** A unified diff from the file on disk to what `generate` would write; `null` if one of the two does not exist. */
  readonly patch: string | null;
}

/** Returns what a plan would change, as findings. The result is empty if everything is up to date. */
export function driftOf(changes: readonly FileChange[]): readonly Drift[] {
  return changes.flatMap((change): readonly Drift[] => {
    const { path } = change;
    switch (change.kind) {
      case "create":
        return [{ path, state: "missing", finding: diagnostic("MM7101", { path }), patch: null }];
      case "update": {
        const code = change.reason === "edited" ? "MM7104" : "MM7102";
        const patch = patchOf(path, change.current, change.text);
        return [{ path, state: change.reason, finding: diagnostic(code, { path }), patch }];
      }
      case "delete":
        return [{ path, state: "orphaned", finding: diagnostic("MM7103", { path }), patch: null }];
      case "keep":
      case "refuse":
      case "leave":
        return [];
    }
  });
}

/** Like {@link driftOf}, but tells files that only a formatter has changed from files that somebody edited. */
export async function judgedDriftOf(changes: readonly FileChange[]): Promise<readonly Drift[]> {
  const judged = await Promise.all(
    changes.map(async (change) => {
      const isEdited = change.kind === "update" && change.reason === "edited";
      if (!isEdited || !(await isReformatted(change.path, change.current, change.text))) {
        return driftOf([change]);
      }
      const finding = diagnostic("MM7105", { path: change.path });
      return driftOf([change]).map((one): Drift => ({ ...one, state: "reformatted", finding }));
    }),
  );
  return judged.flat();
}

/**
 * Returns the findings of a plan about files that are not ours.
 *
 * @param out The output folder, as messages name it.
 */
export function foreignFiles(changes: readonly FileChange[], out: string): readonly Diagnostic[] {
  return changes.flatMap((change) => {
    const path = `${out}/${change.path}`;
    if (change.kind === "refuse") return [diagnostic("MM7001", { path })];
    if (change.kind === "leave") return [diagnostic("MM7003", { path, reason: change.reason })];
    return [];
  });
}

/**
 * Returns a unified diff of two texts. Only what lies between their common beginning and their common end is compared,
 * because a document of all models has a hundred thousand lines, of which an edit changes a few.
 */
function patchOf(path: string, current: string, wanted: string): string {
  const lf = current.replaceAll("\r\n", "\n");
  const { start, oldEnd, newEnd } = changedPart(lf, wanted);
  const patch = structuredPatch(
    ...([path, path, lf.slice(start, oldEnd), wanted.slice(start, newEnd)] as const),
    ...([undefined, undefined, { context, maxEditLength: mostEdits }] as const),
  );
  if (patch === undefined) return wholePatch(path, lf, wanted);
  const above = countLines(lf.slice(0, start));
  const hunks = patch.hunks.map((hunk) => ({
    ...hunk,
    oldStart: hunk.oldStart + above,
    newStart: hunk.newStart + above,
  }));
  return formatPatch({ ...patch, hunks });
}

/** Returns the part in which two texts differ, in whole lines, with the unchanged lines that a diff shows around it. */
function changedPart(
  old: string,
  now: string,
): { readonly start: number; readonly oldEnd: number; readonly newEnd: number } {
  const shortest = Math.min(old.length, now.length);
  let start = 0;
  while (start < shortest && old.charCodeAt(start) === now.charCodeAt(start)) start += 1;
  // The end may not reach back into the common beginning, of which the start shows the last lines.
  const longestEnd = shortest - start;
  for (let line = 0; line <= context && start > 0; line += 1) {
    start = old.lastIndexOf("\n", start - (line === 0 ? 1 : 2)) + 1;
  }
  let same = 0;
  while (
    same < longestEnd &&
    old.charCodeAt(old.length - 1 - same) === now.charCodeAt(now.length - 1 - same)
  ) {
    same += 1;
  }
  let oldEnd = old.length - same;
  for (let line = 0; line <= margin && oldEnd < old.length; line += 1) {
    const lineEnd = old.indexOf("\n", oldEnd);
    oldEnd = lineEnd === -1 ? old.length : lineEnd + 1;
  }
  return { start, oldEnd, newEnd: now.length - (old.length - oldEnd) };
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) lines += 1;
  return lines;
}

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

/** Returns a diff that replaces everything between the common beginning and the common end of two texts. */
function wholePatch(path: string, current: string, wanted: string): string {
  const [old, now] = [current.split("\n"), wanted.split("\n")];
  const shortest = Math.min(old.length, now.length);
  let start = 0;
  while (start < shortest && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < shortest - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  const above = old.slice(Math.max(0, start - context), start);
  const below = old.slice(old.length - end, old.length - end + context);
  const [gone, fresh] = [old.slice(start, old.length - end), now.slice(start, now.length - end)];
  const hunk = {
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
  const names = {
    oldFileName: path,
    newFileName: path,
    oldHeader: undefined,
    newHeader: undefined,
  };
  return formatPatch({ ...names, hunks: [hunk] });
}
