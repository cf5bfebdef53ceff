import type { LoadedProject } from "../config/load-config.ts";
import type { Outcome } from "../diagnostics/diagnostic.ts";
import { readSpec } from "../read/source/read-spec.ts";
import type { SourceFile } from "../read/source/source-file.ts";
import type { Tree } from "../tree/tree.ts";
import { memoryPlace, type MemoryPlace } from "./memory/memory-place.ts";
import { openStoredHashes } from "./memory/stored-hashes.ts";
import { loadForRun, sharedOutDirs, type LoadedRun } from "./load-run.ts";
import type { Io } from "./io.ts";
import type { RunOptions } from "./run-options.ts";

/** A run whose config is loaded, and whose pages are read when they are first asked for. */
export interface OpenRun extends LoadedRun {
  /** Returns the pages of a project, ordered by path. They are read only once. */
  readonly pagesOf: (project: LoadedProject) => Promise<Outcome<readonly SourceFile[]>>;
}

/** Loads the config for a run that writes, or would write, and reports output folders that projects share. */
export async function openRun(options: RunOptions, io: Io): Promise<OpenRun> {
  const loaded = await loadForRun(options, io);
  const shared = await sharedOutDirs(loaded.projects, io.tree);
  const diagnostics = [...loaded.diagnostics, ...shared];
  const placeOf = (project: LoadedProject): MemoryPlace | null =>
    options.cache === false ? null : memoryPlace(project, loaded.cwd);
  return { ...loaded, diagnostics, pagesOf: pagesReader(io.tree, placeOf) };
}

/**
 * Returns a function that reads the pages of a project from a tree once, and then returns the same again.
 *
 * @param placeOf returns where this machine keeps what it remembers of a project; `null` if it may not
 */
export function pagesReader(
  tree: Tree,
  placeOf: (project: LoadedProject) => MemoryPlace | null,
): OpenRun["pagesOf"] {
  const pages = new Map<LoadedProject, ReturnType<OpenRun["pagesOf"]>>();
  return (project) => {
    const reading = pages.get(project) ?? readProject(project, tree, placeOf);
    pages.set(project, reading);
    return reading;
  };
}

async function readProject(
  project: LoadedProject,
  tree: Tree,
  placeOf: (project: LoadedProject) => MemoryPlace | null,
): ReturnType<OpenRun["pagesOf"]> {
  if (tree.isDisk) return readSpec(project.specDir, project, tree);
  const byId = openStoredHashes(placeOf(project), "pages");
  const pages = await readSpec(project.specDir, project, tree, byId);
  byId.keep();
  return pages;
}
