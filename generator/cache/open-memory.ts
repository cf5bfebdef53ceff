import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Memory, Remembered } from "../pipeline-options.ts";
import { keepWarnings } from "./kept-warnings.ts";
import { loadMemory, saveMemory } from "./memory-file.ts";
import { memoryPlace } from "./memory-place.ts";

/** What earlier runs of a project found out. */
export interface OpenMemory {
  readonly memory: Memory;
  /** Keeps what a run found out, and what it said, for the next one. */
  readonly keep: (remembered: Remembered, warnings: readonly Diagnostic[]) => void;
}

/** Opens the memory of a project; `null` where there is no place for one. */
export function openMemory(
  project: { readonly specDir: string; readonly outDir: string },
  cwd: string,
): OpenMemory | null {
  const place = memoryPlace(project, cwd);
  if (place === null) return null;
  const { memory, holds } = loadMemory(place.file, place.code, project.outDir);
  return {
    memory,
    keep: (remembered, warnings) => {
      keepWarnings(place, warnings);
      if (!holds(remembered)) saveMemory(place.file, place.code, remembered);
    },
  };
}
