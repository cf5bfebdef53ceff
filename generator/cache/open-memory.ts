import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Memory, Remembered } from "../pipeline-options.ts";
import { keepWarnings } from "./kept-warnings.ts";
import { loadMemory, saveMemory } from "./memory-file.ts";
import { memoryPlace } from "./memory-place.ts";

/** What earlier runs of a project found out. */
export interface OpenMemory {
  readonly memory: Memory;
  /** Keeps what a run found out, and what it said, for the next one. */
  readonly keep: (remembered: Remembered, warnings: readonly Diagnostic[]) => Promise<void>;
}

/** Opens the memory of a project; `null` where there is no place for one. */
export async function openMemory(
  project: { readonly specDir: string; readonly outDir: string },
  cwd: string,
): Promise<OpenMemory | null> {
  const place = memoryPlace(project, cwd);
  if (place === null) return null;
  const { memory, holds } = await loadMemory(place.file, place.code, project.outDir);
  return {
    memory,
    keep: async (remembered, warnings) => {
      await keepWarnings(place, warnings);
      if (!holds(remembered)) await saveMemory(place.file, place.code, remembered);
    },
  };
}
