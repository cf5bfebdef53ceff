import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { MemoryPlace } from "./memory-place.ts";
import { readSealed, writeSealed } from "./sealed-file.ts";

/**
 * The warnings of the last run by the same code, as that gave them; none where nothing is kept. Whether they are those
 * of a lock, its hash of them tells.
 */
export function loadWarnings(place: MemoryPlace): readonly Diagnostic[] {
  const kept = keptText(place);
  return kept === null ? [] : (JSON.parse(kept) as readonly Diagnostic[]);
}

/** Keeps the warnings of a run, unless they are kept already. */
export function keepWarnings(place: MemoryPlace, warnings: readonly Diagnostic[]): void {
  const text = JSON.stringify(warnings);
  const kept = keptText(place);
  const isNew = kept === null ? warnings.length > 0 : kept !== text;
  if (isNew) writeSealed(warningsFile(place), place.code, text);
}

function keptText(place: MemoryPlace): string | null {
  return readSealed(warningsFile(place), place.code)?.toString("utf8") ?? null;
}

function warningsFile({ file }: MemoryPlace): string {
  return file.replace(/\.json$/, ".warnings.json");
}
