import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { closest } from "fastest-levenshtein";
import { loadProjects, type LoadedProject } from "../config/load-config.ts";
import {
  compareDiagnostics,
  diagnostic,
  hasErrors,
  type Diagnostic,
} from "../diagnostics/diagnostic.ts";
import { contentHash } from "../output/content-hash.ts";
import { foreignFiles } from "../output/drift.ts";
import { ownedBy, parseLock, printLock, type Lock } from "../output/lock.ts";
import { planOutput, type FileChange } from "../output/plan.ts";
import { checkOutDir } from "../output/safe-out-dir.ts";
import { readLockText, takeSnapshot } from "../output/snapshot.ts";
import { runPipeline, type PipelineResult } from "../pipeline.ts";
import { readSpec } from "../source/read-spec.ts";
import type { SourceFile } from "../source/source-file.ts";
import { displayPath, showPaths } from "./display-path.ts";
import type { Io } from "./io.ts";
import { givenSettings, type CommonOptions } from "./options.ts";
import { createProgress } from "./progress.ts";
import { Stopwatch } from "./stopwatch.ts";
import { UsageError } from "./usage-error.ts";
import { version } from "./version.ts";

/** One project, taken as far as the plan: nothing is written yet. */
export interface ProjectRun {
  readonly project: LoadedProject;
  /** Folders as shown to the user: relative to where the command was given. */
  readonly shown: { readonly spec: string; readonly out: string };
  readonly pages: readonly SourceFile[];
  readonly result: PipelineResult;
  readonly changes: readonly FileChange[];
  /** The lock to write, or `null` when the one on disk says the same. */
  readonly lockText: string | null;
}

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
export async function runProjects(options: CommonOptions, io: Io): Promise<RunResult> {
  const stopwatch = new Stopwatch();
  const progress = createProgress(io.stderr, options.quiet === true);
  const begin = (stage: string): void => {
    stopwatch.begin(stage);
    progress.show(stage);
  };
  begin("config");
  const { cwd, projects, diagnostics } = await loadForRun(options, io);
  diagnostics.push(...sharedOutDirs(projects));
  const runs: ProjectRun[] = [];
  for (const project of projects) {
    const run = await runProject(project, cwd, io.cwd, begin);
    runs.push(run.run);
    diagnostics.push(...run.diagnostics);
  }
  progress.clear();
  return { runs, diagnostics, stopwatch };
}

/** The projects the options choose, with the findings about their config. */
export interface LoadedRun {
  /** Absolute; where the config is looked for. */
  readonly cwd: string;
  readonly projects: readonly LoadedProject[];
  readonly diagnostics: Diagnostic[];
}

/**
 * Loads the config and chooses among its projects.
 *
 * @throws UsageError when `--project` names none
 */
export async function loadForRun(options: CommonOptions, io: Io): Promise<LoadedRun> {
  const cwd = resolve(io.cwd, options.cwd ?? ".");
  const { config: file } = options;
  const given = givenSettings(options);
  const loaded = await loadProjects({ cwd, given, ...(file === undefined ? {} : { file }) });
  const projects = chooseProjects(loaded.value, options.project);
  return { cwd, projects, diagnostics: showPaths(loaded.diagnostics, cwd, io.cwd) };
}

function chooseProjects(
  projects: readonly LoadedProject[],
  wanted: string | undefined,
): readonly LoadedProject[] {
  if (wanted === undefined || projects.length === 0) return projects;
  const chosen = projects.filter(({ name }) => name === wanted);
  if (chosen.length > 0) return chosen;
  const names = projects.map(({ name }) => name).filter((name) => name !== "");
  const hint =
    names.length === 0 ? "the config has no projects" : `did you mean ${closest(wanted, names)}?`;
  throw new UsageError(`unknown project '${wanted}' (${hint})`);
}

/**
 * The project of a command that works on one; `null` when the config is broken, so that there is none.
 *
 * @throws UsageError when there are several
 */
export function onlyProject(projects: readonly LoadedProject[]): LoadedProject | null {
  const [project, ...more] = projects;
  if (more.length > 0) {
    const names = projects.map(({ name }) => name).join(", ");
    throw new UsageError(`the config has several projects; choose one with --project (${names})`);
  }
  return project ?? null;
}

/** Two projects in one folder would each remove what the other wrote. */
function sharedOutDirs(projects: readonly LoadedProject[]): readonly Diagnostic[] {
  const first = new Map<string, string>();
  return projects.flatMap(({ name, outDir }) => {
    const other = first.get(outDir);
    first.set(outDir, other ?? name);
    if (other === undefined) return [];
    const reason = `the projects ${other} and ${name} would both write there`;
    return [diagnostic("MM7002", { folder: outDir, reason })];
  });
}

async function runProject(
  project: LoadedProject,
  cwd: string,
  shownFrom: string,
  begin: (stage: string) => void,
): Promise<{ run: ProjectRun; diagnostics: readonly Diagnostic[] }> {
  const { specDir, outDir, settings } = project;
  const shown = { spec: displayPath(specDir, shownFrom), out: displayPath(outDir, shownFrom) };
  begin("read");
  const unsafe = await checkOutDir(outDir, specDir, cwd);
  const pages = await readSpec(specDir, project);
  const result = await runPipeline(pages.value, settings, begin);
  begin("compare");
  const inSpec = [...pages.diagnostics, ...result.diagnostics];
  // Half a spec would plan the removal of the other half's files.
  const planned = hasErrors(inSpec)
    ? nothingPlanned
    : await plan(project, pages.value, result, shown.out);
  const diagnostics = [
    ...(unsafe === null ? [] : [unsafe]),
    ...showPaths(inSpec, specDir, shownFrom).sort(compareDiagnostics),
    ...planned.diagnostics,
  ];
  const { changes, lockText } = planned;
  return { run: { project, shown, pages: pages.value, result, changes, lockText }, diagnostics };
}

type Planned = Pick<ProjectRun, "changes" | "lockText"> & {
  readonly diagnostics: readonly Diagnostic[];
};

const nothingPlanned: Planned = { changes: [], lockText: null, diagnostics: [] };

async function plan(
  { outDir, settings, include, exclude }: LoadedProject,
  pages: readonly SourceFile[],
  { files }: PipelineResult,
  out: string,
): Promise<Planned> {
  const currentLock = await readLockText(outDir);
  const lock = parseLock(currentLock);
  const owned = ownedBy(lock.value);
  const snapshot = await takeSnapshot(outDir, [...files.map(({ path }) => path), ...owned.paths]);
  const changes = planOutput(files, snapshot, owned);
  const hashes = (list: readonly { path: string; text: string }[]): Lock["outputs"] =>
    Object.fromEntries(list.map(({ path, text }) => [path, contentHash(text)]));
  const lockText = printLock({
    generator: contentHash(`modelmark@${await version()}`),
    config: contentHash(JSON.stringify({ settings, include, exclude })),
    inputs: hashes(pages),
    outputs: hashes(files),
  });
  const isCurrent = currentLock !== null && contentHash(currentLock) === contentHash(lockText);
  return {
    changes,
    lockText: isCurrent ? null : lockText,
    diagnostics: [...lock.diagnostics, ...foreignFiles(changes, out)],
  };
}

/** The text of a file a diagnostic names, for its code frame: whatever bytes there are, read as UTF-8. */
export async function textsFor(
  diagnostics: readonly Diagnostic[],
  cwd: string,
): Promise<ReadonlyMap<string, string>> {
  const files = new Set(diagnostics.flatMap(({ span }) => (span === undefined ? [] : [span.file])));
  const texts = [...files].map(async (file): Promise<readonly (readonly [string, string])[]> => {
    const text = await readFile(join(cwd, file), "utf8").catch(() => null);
    return text === null ? [] : [[file, text.replaceAll(/\r\n?/g, "\n")]];
  });
  return new Map((await Promise.all(texts)).flat());
}
