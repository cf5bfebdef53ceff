import type { LoadedProject } from "../config/load-config.ts";
import type { Outcome } from "../diagnostics/diagnostic.ts";
import { readSpec } from "../read/source/read-spec.ts";
import type { SourceFile } from "../read/source/source-file.ts";
import type { Tree } from "../tree/tree.ts";
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
  return { ...loaded, diagnostics, pagesOf: pagesReader(io.tree) };
}

/** Returns a function that reads the pages of a project from a tree once, and then returns the same again. */
export function pagesReader(tree: Tree): OpenRun["pagesOf"] {
  const pages = new Map<LoadedProject, ReturnType<OpenRun["pagesOf"]>>();
  return (project) => {
    const reading = pages.get(project) ?? readSpec(project.specDir, project, tree);
    pages.set(project, reading);
    return reading;
  };
}
