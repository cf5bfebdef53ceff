import { lstatSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

/** How long, in milliseconds, a file is kept that no run has written again: projects are moved and removed. */
const longEnough = 30 * 24 * 60 * 60 * 1000;

/**
 * The prefix of folders to which an older version copied staged files. Such a folder is left over from a run that was
 * killed.
 */
const stagedPrefix = "staged-";

/** Removes the files in the user's private folder that have not been written for a long time. */
export function forgetOld(folder: string): void {
  const oldest = Date.now() - longEnough;
  try {
    for (const name of readdirSync(folder)) {
      const file = join(folder, name);
      const stats = lstatSync(file);
      const isOurs = stats.isFile() || name.startsWith(stagedPrefix);
      if (isOurs && stats.mtimeMs < oldest) rmSync(file, { recursive: true });
    }
  } catch {
    // Another run may be doing the same. A later run removes what could not be removed now.
  }
}
