import { renameSync, unlinkSync } from "node:fs";
import { lstat, mkdir, readdir, rmdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import { errorCode, WriteFailure } from "./file-errors.ts";
import { mapInTurn } from "./in-turn.ts";
import { workFolderName } from "./journal.ts";

/** Where the work folder of an output folder is. */
export function workFolderOf(outDir: string): string {
  return join(outDir, workFolderName);
}

/** The names in a work folder; `null` where there is none. A link to a folder is none. */
export async function listWorkFolder(outDir: string): Promise<readonly string[] | null> {
  const work = workFolderOf(outDir);
  try {
    return (await lstat(work)).isDirectory() ? await readdir(work) : null;
  } catch {
    return null;
  }
}

/**
 * Makes the work folder, or takes the one an earlier run left.
 *
 * @throws WriteFailure when something else stands there; whatever the operating system says
 */
export async function makeWorkFolder(outDir: string): Promise<void> {
  const work = workFolderOf(outDir);
  try {
    await mkdir(work);
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
    const stats = await lstat(work).catch(() => null);
    // Gone again: the run that held it is over.
    if (stats !== null && !stats.isDirectory()) {
      throw new WriteFailure(diagnostic("MM7001", { path: work }));
    }
  }
}

/** Keeps the work folder out of git for as long as it is there. */
export async function hideFromGit(outDir: string): Promise<void> {
  const ignore = join(workFolderOf(outDir), ".gitignore");
  await writeFile(ignore, "*\n", { flag: "wx" }).catch((error: unknown) => {
    if (errorCode(error) !== "EEXIST") throw error;
  });
}

/** What a run puts there. Nothing else is removed: someone else's file would be lost. */
const ownNames = /^(?:(?:new|old)-\d+|journal\.(?:json|tmp)|rollback\.json|\.gitignore)$/;

/** Removes what a run put into the work folder, journals included. */
export async function emptyWorkFolder(outDir: string): Promise<void> {
  const work = workFolderOf(outDir);
  // The journal first: without it, what else is there means nothing.
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
    // A folder of that name is not ours; what is gone is gone.
    if (!["ENOENT", "EISDIR", "EPERM"].includes(errorCode(error))) throw error;
  }
}

/** Removes a folder if it is empty, and says whether it was. */
export async function removeIfEmpty(folder: string): Promise<boolean> {
  return rmdir(folder).then(
    () => true,
    () => false,
  );
}

/** Tries on Windows, in all a good second: virus scanners and editors hold files open for moments. */
const renameTries = 10;

/** Renames, replacing what is there; on Windows tries again while another program holds the file. */
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
