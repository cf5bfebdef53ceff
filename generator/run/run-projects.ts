import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Io } from "./io.ts";
import { loadForRun, sharedOutDirs } from "./load-run.ts";
import type { RunOptions } from "./run-options.ts";
import { createProgress, printProgress } from "./progress.ts";
import type { ProjectRun, Settle } from "./project-run.ts";
import { runProject } from "./run-project.ts";
import { Stopwatch } from "./stopwatch.ts";

/** The projects of a run, and all findings about them. */
export interface RunResult {
  readonly runs: readonly ProjectRun[];
  /** The file names are relative to the folder in which the command was given, so that the user can open them. */
  readonly diagnostics: readonly Diagnostic[];
  readonly stopwatch: Stopwatch;
}

/** Loads the config and plans the output of every project. */
export async function runProjects(options: RunOptions, io: Io, settle: Settle): Promise<RunResult> {
  const stopwatch = new Stopwatch();
  const progress = createProgress(io.stderr, options.quiet === true);
  const begin = (stage: string): void => {
    stopwatch.begin(stage);
    progress.show(stage);
  };
  begin("config");
  const { cwd, projects, ...loaded } = await loadForRun(options, io);
  const diagnostics = [...loaded.diagnostics, ...(await sharedOutDirs(projects, io.tree))];
  const runs: ProjectRun[] = [];
  const useCache = options.cache !== false;
  const onPrint = printProgress(progress);
  const surroundings = { cwd, shownFrom: io.cwd, tree: io.tree, settle, useCache, onPrint };
  for (const project of projects) {
    const run = await runProject(project, surroundings, begin);
    runs.push(run.value);
    diagnostics.push(...run.diagnostics);
  }
  progress.clear();
  return { runs, diagnostics, stopwatch };
}
