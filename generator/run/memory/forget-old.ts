import { lstatSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

/** How long, in milliseconds, something is kept that no run has written again: projects move, and are removed. */
const longEnough = 30 * 24 * 60 * 60 * 1000;

/** Began the names of folders that an older version wrote what is staged to; one that is left, a run was killed in. */
const stagedPrefix = "staged-";

/** Removes from the user's private folder what has not been written for long. */
export function forgetOld(folder: string): void {
  const oldest = Date.now() - longEnough;
  try {
    for (const name of readdirSync(folder)) {
      const stats = lstatSync(join(folder, name), { throwIfNoEntry: false });
      const isOurs = stats?.isFile() === true || name.startsWith(stagedPrefix);
      const isOld = stats !== undefined && stats.mtimeMs < oldest;
      if (isOurs && isOld) rmSync(join(folder, name), { recursive: true, force: true });
    }
  } catch {
    // What cannot be removed now is removed by a later run.
  }
}
