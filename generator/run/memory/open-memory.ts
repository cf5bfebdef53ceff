import { join } from "node:path";
import { warningsOf, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Memory, Remembered } from "../../pipeline-options.ts";
import type { Tree } from "../../tree/tree.ts";
import { forgetOld } from "./forget-old.ts";
import { loadMemory, saveMemory, type LoadedMemory } from "./memory-file.ts";
import { memoryPlace, type MemoryPlace, type ProjectFolders } from "./memory-place.ts";
import { outputHashes } from "./output-hashes.ts";
import { keepVerified, loadVerified, verifiedFrom, type ProjectState } from "./verified-state.ts";
import { keepWritten } from "./written-files.ts";

/** The results of a run that are kept. */
interface FinishedRun {
  readonly remembered: Remembered;
  readonly diagnostics: readonly Diagnostic[];
}

/** What earlier runs of a project found out. */
export interface OpenMemory {
  /** The results that save work, or `null` if there are none. */
  readonly memory: Memory | null;
  /**
   * The warnings of the last run that found everything up to date, or made it so. Paths are relative to the spec
   * folder.
   */
  readonly warned: () => readonly Diagnostic[];
  /**
   * Keeps the results of a run for the next one.
   *
   * @param state the hashes that the run has verified, or `null` when something is not up to date
   */
  readonly keep: (run: FinishedRun, state: ProjectState | null) => void;
}

/**
 * Opens the memory of a project.
 *
 * @param cwd the folder in which the config was looked for, absolute
 * @param tree the tree from which the project is read
 * @param useCache whether results of earlier runs may be used; the hashes by which edits by hand are recognized are
 *   kept in any case
 */
export function openMemory(
  project: ProjectFolders,
  cwd: string,
  tree: Tree,
  useCache: boolean,
): OpenMemory {
  const place = useCache ? memoryPlace(project, cwd) : null;
  const loaded = place === null ? null : loadAt(place, project.outDir, tree);
  return {
    memory: loaded?.memory ?? null,
    warned: () => (place === null ? [] : (loadVerified(place)?.warnings ?? [])),
    keep: (run, state) => {
      // What git holds tells nothing about the files that were written on this machine.
      if (state !== null && tree.isDisk) keepWritten(project, cwd, state);
      if (place !== null && loaded !== null) keepRun(place, loaded, run, state);
    },
  };
}

function loadAt(place: MemoryPlace, outDir: string, tree: Tree): LoadedMemory {
  return loadMemory(fileOf(place), place.code, (paths) => outputHashes(outDir, paths, tree, place));
}

function keepRun(
  place: MemoryPlace,
  { isEmpty, holds }: LoadedMemory,
  { remembered, diagnostics }: FinishedRun,
  state: ProjectState | null,
): void {
  if (state !== null) keepVerified(place, verifiedFrom(state, warningsOf(diagnostics)));
  // The files of a stale project are made again by the run that repairs it, which then keeps everything.
  if ((state === null && !isEmpty) || holds(remembered)) return;
  saveMemory(fileOf(place), place.code, remembered);
  forgetOld(place.folder);
}

function fileOf({ folder, name }: MemoryPlace): string {
  return join(folder, `${name}.json`);
}
