import { mkdirSync } from "node:fs";
import { join } from "node:path";

/**
 * Returns a folder for the files of a run, created on demand below `node_modules`, where the peers' imports resolve.
 */
export function workFolder(...parts: readonly string[]): string {
  const folder = join(import.meta.dirname, "node_modules/.bench", ...parts);
  mkdirSync(folder, { recursive: true });
  return folder;
}
