import { resolve } from "node:path";
import { findConfigFiles } from "../config/load-config-file.ts";
import type { LoadedProject } from "../config/load-config.ts";
import { hasErrors, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { lockFileName } from "../output/lock.ts";
import { hiddenFromClones, hiddenFromIndex, type ProjectFiles } from "./hidden-files.ts";
import type { Io } from "./io.ts";
import type { LoadedRun } from "./load-run.ts";
import { openRun, type OpenRun } from "./open-run.ts";
import type { RunOptions } from "./run-options.ts";
import { createProgress, printProgress } from "./progress.ts";
import type { ProjectRun, Settle } from "./project-run.ts";
import { runProject } from "./run-project.ts";
import { Stopwatch } from "./stopwatch.ts";
import { workTree } from "../tree/work-tree.ts";
import { noInputs, unstagedInputs, type UnstagedInputs } from "./unstaged-inputs.ts";

/** The projects of a run, and all findings about them. */
export interface RunResult {
  readonly runs: readonly ProjectRun[];
  /** The file names are relative to the folder in which the command was given, so that the user can open them. */
  readonly diagnostics: readonly Diagnostic[];
  /** The inputs that are staged in another form than the disk has; empty unless staged outputs are out of date. */
  readonly unstaged: UnstagedInputs;
  readonly stopwatch: Stopwatch;
}

/**
 * Loads the config and plans the output of every project.
 *
 * @param opened the same run, if it has been opened already
 */
export async function runProjects(
  options: RunOptions,
  io: Io,
  settle: Settle,
  opened: OpenRun | null = null,
): Promise<RunResult> {
  const stopwatch = new Stopwatch();
  const progress = createProgress(io.stderr, options.quiet === true);
  const begin = (stage: string): void => {
    stopwatch.begin(stage);
    progress.show(stage);
  };
  begin("config");
  const loaded = opened ?? (await openRun(options, io));
  const { cwd, projects, pagesOf } = loaded;
  const diagnostics = [...loaded.diagnostics];
  const runs: ProjectRun[] = [];
  const useCache = options.cache !== false;
  const onPrint = printProgress(progress);
  const surroundings = {
    cwd,
    shownFrom: io.cwd,
    tree: io.tree,
    pagesOf,
    settle,
    useCache,
    onPrint,
  };
  for (const project of projects) {
    const run = await runProject(project, surroundings, begin);
    runs.push(run.value);
    diagnostics.push(...run.diagnostics);
  }
  const inputs = io.tree.isDisk ? loaded.files : inputsOf(loaded, options);
  diagnostics.push(...(await hiddenFiles({ runs, diagnostics }, loaded.projects, inputs, io)));
  const isOff = !io.tree.isDisk && !hasErrors(diagnostics) && !runs.every(isUpToDate);
  const unstaged = isOff ? await unstagedInputs(runs, inputs, io.tree, io.cwd) : noInputs;
  progress.clear();
  return { runs, diagnostics, unstaged, stopwatch };
}

/**
 * Returns the configs and the files that they name, where a run was made on the index. The disk may have a config that
 * the index lacks, and `generate` would read that one.
 */
function inputsOf({ cwd, files }: LoadedRun, { config }: RunOptions): readonly string[] {
  const onDisk = config === undefined ? findConfigFiles(cwd, workTree) : [resolve(cwd, config)];
  return [...new Set([...onDisk, ...files])];
}

/** Returns a finding if git ignores files that the projects read or write. */
async function hiddenFiles(
  { runs, diagnostics }: Pick<RunResult, "runs" | "diagnostics">,
  projects: readonly LoadedProject[],
  files: readonly string[],
  { cwd: shownFrom, tree }: Io,
): Promise<readonly Diagnostic[]> {
  if (tree.isDisk) return hiddenFromClones(runs.map(filesOnDisk), files, shownFrom);
  if (!hasErrors(diagnostics) && runs.every(isUpToDate)) return [];
  return hiddenFromIndex(projects, files, tree, shownFrom);
}

function filesOnDisk({ project, pages, result }: ProjectRun): ProjectFiles {
  const outputs = [...result.files, ...result.standing].map(({ path }) => path);
  return { project, pages: pages.map(({ path }) => path), outputs: [...outputs, lockFileName] };
}

function isUpToDate({ changes, lockText }: ProjectRun): boolean {
  return lockText === null && changes.every(({ kind }) => kind === "keep" || kind === "leave");
}
