import { join } from "node:path";
import { warningsOf, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Memory, Remembered } from "../pipeline-options.ts";
import { forgetOld } from "./forget-old.ts";
import { loadMemory, saveMemory, type LoadedMemory } from "./memory-file.ts";
import { memoryPlace, type MemoryPlace, type ProjectFolders } from "./memory-place.ts";
import { keepVerified, verifiedFrom, type ProjectState } from "./verified-state.ts";
import { keepWritten } from "./written-files.ts";

/** What a run found out and said. */
interface FinishedRun {
  readonly remembered: Remembered;
  readonly diagnostics: readonly Diagnostic[];
}

/** What earlier runs of a project found out. */
export interface OpenMemory {
  /** What spares work; `null` where there is none. */
  readonly memory: Memory | null;
  /**
   * Keeps what a run found out for the next one.
   *
   * @param state what it has verified; `null` where not everything is up to date
   */
  readonly keep: (run: FinishedRun, state: ProjectState | null) => void;
}

/**
 * Opens the memory of a project.
 *
 * @param cwd absolute; where the config was looked for
 * @param useCache whether work may be spared; what tells edits by hand apart is kept in any case
 */
export function openMemory(project: ProjectFolders, cwd: string, useCache: boolean): OpenMemory {
  const place = useCache ? memoryPlace(project, cwd) : null;
  const loaded = place === null ? null : loadMemory(fileOf(place), place.code, project.outDir);
  return {
    memory: loaded?.memory ?? null,
    keep: (run, state) => {
      if (state !== null) keepWritten(project, cwd, state);
      if (place !== null && loaded !== null) keepRun(place, loaded, run, state);
    },
  };
}

function keepRun(
  place: MemoryPlace,
  { holds }: LoadedMemory,
  { remembered, diagnostics }: FinishedRun,
  state: ProjectState | null,
): void {
  if (state !== null) keepVerified(place, verifiedFrom(state, warningsOf(diagnostics)));
  if (holds(remembered)) return;
  saveMemory(fileOf(place), place.code, remembered);
  forgetOld(place.folder);
}

function fileOf({ folder, name }: MemoryPlace): string {
  return join(folder, `${name}.json`);
}
