import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { isFolder } from "./is-folder.ts";

/**
 * Creates a folder, and those above it that are missing. Node's `mkdir` with `recursive` is not used: it
 * never ends where a folder exists but a new one in it is refused with "no such file", as in `/proc`. Here, each folder
 * is tried at most twice.
 *
 * @param folder absolute
 * @param mode the permissions of the new folders
 * @returns the topmost folder that was created, or `null` if the folder was there
 * @throws the error of the system, if a folder cannot be created
 */
export function createFolder(folder: string, mode = 0o777): string | null {
  if (isFolder(folder)) return null;
  try {
    return createOne(folder, mode);
  } catch (error) {
    const above = dirname(folder);
    if (above === folder || !isMissing(error)) throw error;
    const topmost = createFolder(above, mode);
    const created = createOne(folder, mode);
    return topmost ?? created;
  }
}

function createOne(folder: string, mode: number): string | null {
  try {
    mkdirSync(folder, { mode });
    return folder;
  } catch (error) {
    if (isFolder(folder)) return null;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
