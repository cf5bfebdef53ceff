import { renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { createFolder } from "../../tree/create-folder.ts";

/**
 * Writes a file completely or not at all. A disk that is full or read-only does not make the run fail: the next run
 * only takes longer.
 *
 * @param file absolute
 */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const beside = `${file}.${process.pid}`;
  try {
    createFolder(dirname(file));
    writeFileSync(beside, content);
    renameSync(beside, file);
  } catch {
    removeQuietly(beside);
  }
}

/** Removes a file and ignores errors. */
function removeQuietly(file: string): void {
  try {
    rmSync(file);
  } catch {
    // There is nothing to remove.
  }
}
