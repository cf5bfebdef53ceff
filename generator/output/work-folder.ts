import { renameSync, unlinkSync } from "node:fs";
import { lstat, mkdir, readdir, rmdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import { errorCode, WriteFailure } from "./file-errors.ts";
import { mapInTurn } from "./in-turn.ts";
import { workFolderName } from "./journal.ts";

/** Returns the path of the work folder in an output folder. */
export function workFolderOf(outDir: string): string {
  return join(outDir, workFolderName);
}

/** Returns the names in a work folder, or `null` if there is none. A link to a folder does not count. */
export async function listWorkFolder(outDir: string): Promise<readonly string[] | null> {
  const work = workFolderOf(outDir);
  try {
    return (await lstat(work)).isDirectory() ? await readdir(work) : null;
  } catch {
    return null;
  }
}

/**
 * Makes the work folder, or reuses the one that an earlier run left.
 *
 * @throws {@link WriteFailure} if something else is in its place, or the error of the operating system.
 */
export async function makeWorkFolder(outDir: string): Promise<void> {
  const work = workFolderOf(outDir);
  try {
    await mkdir(work);
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
    const stats = await lstat(work).catch(() => null);
    // If it is gone again, the run that held it has ended.
    if (stats !== null && !stats.isDirectory()) {
      throw new WriteFailure(diagnostic("MM7001", { path: work }));
    }
  }
}

/** Keeps the work folder out of git while it exists. */
export async function hideFromGit(outDir: string): Promise<void> {
  const ignore = join(workFolderOf(outDir), ".gitignore");
  await writeFile(ignore, "*\n", { flag: "wx" }).catch((error: unknown) => {
    if (errorCode(error) !== "EEXIST") throw error;
  });
}

/** The names of files that a run puts there. Nothing else is removed, because it could be someone else's file. */
const ownNames = /^(?:(?:new|old)-\d+|journal\.(?:json|tmp)|rollback\.json|\.gitignore)$/;

/** Removes everything that a run put into the work folder, including journals. */
export async function emptyWorkFolder(outDir: string): Promise<void> {
  const work = workFolderOf(outDir);
  // The journal goes first, because the other files mean nothing without it.
  const rank = (name: string): number => (name.endsWith(".json") ? 0 : 1);
  const names = ((await listWorkFolder(outDir)) ?? []).filter((name) => ownNames.test(name));
  await mapInTurn(
    [...names].sort((a, b) => rank(a) - rank(b)),
    (name) => {
      removeQuietly(work, name);
    },
  );
}

function removeQuietly(folder: string, name: string): void {
  try {
    unlinkSync(join(folder, name));
  } catch (error) {
    // A folder with such a name is not ours, and a missing file is fine.
    if (!["ENOENT", "EISDIR", "EPERM"].includes(errorCode(error))) throw error;
  }
}

/** Removes a folder if it is empty. Returns whether it was removed. */
export async function removeIfEmpty(folder: string): Promise<boolean> {
  return rmdir(folder).then(
    () => true,
    () => false,
  );
}

/**
 * The number of tries on Windows, for a good second in total, because virus scanners and editors hold files open for
 * moments.
 */
const renameTries = 10;

/**
 * Renames a file and replaces an existing one. On Windows it tries again while another program holds the file open.
 */
export async function replaceFile(from: string, to: string): Promise<void> {
  for (let left = process.platform === "win32" ? renameTries : 1; ; left--) {
    try {
      renameSync(from, to);
      return;
    } catch (error) {
      if (left === 1 || !["EPERM", "EBUSY", "EACCES"].includes(errorCode(error))) throw error;
      await sleep(25 * (renameTries - left + 1));
    }
  }
}
