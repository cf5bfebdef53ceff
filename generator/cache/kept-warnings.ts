import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { MemoryPlace } from "./memory-place.ts";
import { readSealed, writeSealed } from "./sealed-file.ts";

/**
 * The warnings of the last run by the same code, as that gave them; none where nothing is kept. Whether they are those
 * of a lock, its hash of them tells.
 */
export async function loadWarnings({ file, code }: MemoryPlace): Promise<readonly Diagnostic[]> {
  const text = await readSealed(warningsFile(file));
  const content: unknown = text === null ? null : JSON.parse(text);
  return isContent(content) && content.code === code ? content.warnings : [];
}

/** Keeps the warnings of a run, unless they are kept already. */
export async function keepWarnings(
  { file, code }: MemoryPlace,
  warnings: readonly Diagnostic[],
): Promise<void> {
  const content: Content = { code, warnings };
  const text = JSON.stringify(content);
  const kept = await readSealed(warningsFile(file));
  const isNew = kept === null ? warnings.length > 0 : kept !== text;
  if (isNew) await writeSealed(warningsFile(file), text);
}

interface Content {
  readonly code: string;
  readonly warnings: readonly Diagnostic[];
}

/** Its hash has been compared: this is what {@link keepWarnings} wrote. */
function isContent(value: unknown): value is Content {
  return typeof value === "object" && value !== null && "code" in value && "warnings" in value;
}

function warningsFile(memoryFile: string): string {
  return memoryFile.replace(/\.json$/, ".warnings.json");
}
