import type { LoadedProject } from "../config/load-config.ts";
import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.ts";
import type { FileChange } from "../output/plan.ts";
import type { Reason } from "../output/reasons.ts";
import type { PipelineResult } from "../pipeline.ts";
import type { SourceFile } from "../source/source-file.ts";
import type { Io } from "./io.ts";
import { loadForRun, sharedOutDirs } from "./load-run.ts";
import type { CommonOptions } from "./options.ts";
import { createProgress } from "./progress.ts";
import { runProject } from "./run-project.ts";
import { Stopwatch } from "./stopwatch.ts";

/** What is to become of the files of a project. */
export interface Planned {
  readonly changes: readonly FileChange[];
  /** The lock to write, or `null` when the one on disk says the same. */
  readonly lockText: string | null;
  /** The lock on disk when the plan was made. */
  readonly lockBefore: string | null;
  /** What has changed since that lock was written. */
  readonly reasons: readonly Reason[];
}

/** One project, taken as far as the plan: nothing is written yet. */
export interface ProjectRun extends Planned {
  readonly project: LoadedProject;
  /** Folders as shown to the user: relative to where the command was given. */
  readonly shown: { readonly spec: string; readonly out: string };
  readonly pages: readonly SourceFile[];
  readonly result: PipelineResult;
  /** Makes the plan again, from the files as they are by then. */
  readonly replan: () => Promise<Outcome<Planned>>;
  /** Keeps what the run found out for the next one. */
  readonly remember: () => Promise<void>;
}

/** Looks for what an interrupted run left in an output folder, before its files are read. */
export type Settle = (outDir: string, name: string) => Promise<readonly Diagnostic[]>;

/** All projects of a run, and everything there is to say about them. */
export interface RunResult {
  readonly runs: readonly ProjectRun[];
  /** Files are named as the user can open them: relative to where the command was given. */
  readonly diagnostics: readonly Diagnostic[];
  readonly stopwatch: Stopwatch;
}

/**
 * Loads the config and takes every project as far as its plan.
 *
 * @throws UsageError when `--project` names none
 */
export async function runProjects(
  options: CommonOptions,
  io: Io,
  settle: Settle,
): Promise<RunResult> {
  const stopwatch = new Stopwatch();
  const progress = createProgress(io.stderr, options.quiet === true);
  const begin = (stage: string): void => {
    stopwatch.begin(stage);
    progress.show(stage);
  };
  begin("config");
  const { cwd, projects, ...loaded } = await loadForRun(options, io);
  const diagnostics = [...loaded.diagnostics, ...sharedOutDirs(projects)];
  const runs: ProjectRun[] = [];
  const surroundings = { cwd, shownFrom: io.cwd, settle, useCache: options.cache !== false };
  for (const project of projects) {
    const run = await runProject(project, surroundings, begin);
    runs.push(run.value);
    diagnostics.push(...run.diagnostics);
  }
  progress.clear();
  return { runs, diagnostics, stopwatch };
}
