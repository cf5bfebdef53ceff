import { join } from "node:path";
import { memoryFolder } from "./memory-folder.ts";
import { nameOfProject, type ProjectFolders } from "./memory-place.ts";
import { readSealed, writeSealed } from "./sealed-file.ts";
import type { ProjectState } from "./verified-state.ts";

/** The hash of a run's lock, and those of the files that the run wrote or found unchanged. */
interface Written {
  readonly lock: string;
  readonly outputs: readonly (readonly [string, string])[];
}

const key = "written files";

/**
 * Loads the content hashes that the files had when a lock was written, by path. Returns `null` if this machine does
 * not know them. They only tell whether a file was edited by hand and decide nothing else, so they may come from
 * other code, and are also used in runs without a memory.
 *
 * @param cwd the folder in which the config was looked for, absolute
 * @param lock the hash of the lock's text
 */
export function loadWritten(
  project: ProjectFolders,
  cwd: string,
  lock: string,
): ReadonlyMap<string, string> | null {
  const file = fileOf(project, cwd);
  const content = file === null ? null : readSealed(file, key);
  if (content === null) return null;
  const written = JSON.parse(content.toString("utf8")) as Written;
  return written.lock === lock ? new Map(written.outputs) : null;
}

/** Keeps the content hashes of the files, now that they match the lock. */
export function keepWritten(
  project: ProjectFolders,
  cwd: string,
  { lock, outputs }: ProjectState,
): void {
  const file = fileOf(project, cwd);
  if (file === null) return;
  const written: Written = { lock, outputs: [...outputs] };
  const text = JSON.stringify(written);
  if (readSealed(file, key)?.toString("utf8") !== text) writeSealed(file, key, text);
}

function fileOf(project: ProjectFolders, cwd: string): string | null {
  const folder = memoryFolder([cwd, project.specDir, project.outDir]);
  return folder === null ? null : join(folder, `${nameOfProject(project)}.written.json`);
}
