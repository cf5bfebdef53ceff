import { join } from "node:path";
import { warningsOf, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Memory, Remembered } from "../pipeline-options.ts";
import { forgetOld } from "./forget-old.ts";
import { loadMemory, saveMemory } from "./memory-file.ts";
import type { MemoryPlace } from "./memory-place.ts";
import { keepVerified, verifiedFrom, type ProjectState } from "./verified-state.ts";

/** What a run found out and said. */
interface FinishedRun {
  readonly remembered: Remembered;
  readonly diagnostics: readonly Diagnostic[];
}

/** What earlier runs of a project found out. */
export interface OpenMemory {
  readonly memory: Memory;
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
 * @param outDir where files it knows of may stand
 */
export function openMemory(place: MemoryPlace, outDir: string): OpenMemory {
  const { folder, name, code } = place;
  const file = join(folder, `${name}.json`);
  const { memory, holds } = loadMemory(file, code, outDir);
  return {
    memory,
    keep: ({ remembered, diagnostics }, state) => {
      if (state !== null) keepVerified(place, verifiedFrom(state, warningsOf(diagnostics)));
      if (holds(remembered)) return;
      saveMemory(file, code, remembered);
      forgetOld(folder);
    },
  };
}
