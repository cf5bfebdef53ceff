import { join } from "node:path";
import { memoryFolder, nameOfProject, type ProjectFolders } from "./memory-place.ts";
import { readSealed, writeSealed } from "./sealed-file.ts";
import type { ProjectState } from "./verified-state.ts";

/** The lock of a run, and the files that it wrote or found so. */
interface Written {
  readonly lock: string;
  readonly outputs: readonly (readonly [string, string])[];
}

const key = "written files";

/**
 * The content hashes of the files as they were when a lock was written, by path; `null` where this machine does not know.
 * It tells edits by hand apart and decides nothing, so it may be of other code, and serves a run without a memory too.
 *
 * @param cwd absolute; where the config was looked for
 * @param lock hash of the lock's text
 */
export function loadWritten(
  project: ProjectFolders,
  cwd: string,
  lock: string,
): ReadonlyMap<string, string> | null {
  const file = fileOf(project, cwd);
  const kept = file === null ? null : readSealed(file, key);
  if (kept === null) return null;
  const written = JSON.parse(kept.toString("utf8")) as Written;
  return written.lock === lock ? new Map(written.outputs) : null;
}

/** Keeps what the files are, now that they are as the lock has it. */
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
