import { openMemory } from "./memory/open-memory.ts";
import type { ProjectState } from "./memory/verified-state.ts";
import { loadWritten } from "./memory/written-files.ts";
import type { LoadedProject } from "../config/load-config.ts";
import { overridePlaces } from "../config/override-places.ts";
import { unstagedFormat } from "../config/unstaged-format.ts";
import { compareDiagnostics, filesOf, hasErrors, type Outcome } from "../diagnostics/diagnostic.ts";
import type { GeneratedFile } from "../emit/emitter.ts";
import { arrivalsIn } from "../output/arrivals-in.ts";
import { contentHash, hashOfText } from "../tree/content-hash.ts";
import { foreignFiles } from "../output/drift.ts";
import { doubtfulIn, keptOutFiles, untoldFiles } from "../output/kept-out.ts";
import { lockFileName, parseLock, printLock, type Lock } from "../output/lock.ts";
import { ownedBy } from "../output/owned.ts";
import { planOutput } from "../output/plan.ts";
import { formatForProject } from "../output/project-format.ts";
import { reasonsBetween } from "../output/reasons.ts";
import { checkOutDir } from "../output/safe-out-dir.ts";
import { readLockText, takeSnapshot } from "../output/snapshot.ts";
import { runPipeline, type PipelineResult } from "../pipeline.ts";
import type { Memory, PipelineOptions } from "../pipeline-options.ts";
import type { SourceFile } from "../read/source/source-file.ts";
import type { Tree } from "../tree/tree.ts";
import { displayPath, showPaths } from "../tree/display-path.ts";
import { configHash, configHashes, generatorHash } from "./lock-hashes.ts";
import type { OpenRun } from "./open-run.ts";
import type { Planned, ProjectRun, Settle } from "./project-run.ts";

/** What a run needs to know besides the project. */
export interface Surroundings {
  /** The folder in which the config was looked for, absolute. */
  readonly cwd: string;
  /** The folder in which the command was given. */
  readonly shownFrom: string;
  /** The tree from which the project is read. */
  readonly tree: Tree;
  readonly pagesOf: OpenRun["pagesOf"];
  readonly settle: Settle;
  /** Whether the results of earlier runs may be used, and those of this run kept. */
  readonly useCache: boolean;
  /** Called with the number of files that have been printed. */
  readonly onPrint?: (done: number, total: number) => void;
}

/** Runs the pipeline for a project and plans its output, without writing anything. */
export async function runProject(
  project: LoadedProject,
  surroundings: Surroundings,
  begin: (stage: string) => void,
): Promise<Outcome<ProjectRun>> {
  const { specDir, outDir } = project;
  const { cwd, shownFrom, tree, pagesOf, settle, useCache } = surroundings;
  const shown = { spec: displayPath(specDir, shownFrom), out: displayPath(outDir, shownFrom) };
  begin("read");
  const unsafe = checkOutDir(outDir, specDir, cwd, tree);
  const unsettled = unsafe === null ? await settle(outDir, shown.out) : [unsafe];
  const pages = await pagesOf(project);
  const projectMemory = openMemory(project, cwd, tree, useCache);
  const options = { unread: filesOf(pages.diagnostics), onStage: begin };
  const run = (memory: Memory | null): Promise<Built> =>
    build(project, surroundings, pages.value, { memory, ...options }, shown.out);
  const planFrom = (built: Built): Promise<Outcome<Planned>> =>
    plan(project, surroundings, pages.value, built, shown.out);
  const result = await run(projectMemory.memory);
  begin("compare");
  const inSpec = [...pages.diagnostics, ...result.diagnostics];
  // With only half of the pages, the plan would remove the files of the other half.
  const planned = unsafe !== null || hasErrors(inSpec) ? nothingPlanned : await planFrom(result);
  return {
    value: {
      ...{ project, shown, pages: pages.value, result, ...planned.value },
      // The files may have been written since this run began, so nothing is taken from the memory.
      replan: async () => planFrom(await run(null)),
      warnedBefore: () => showPaths(projectMemory.warned(), specDir, shownFrom),
      remember: (isFresh) => {
        if (!hasErrors(inSpec)) projectMemory.keep(result, isFresh ? planned.value.state : null);
      },
    },
    diagnostics: [
      ...unsettled,
      ...showPaths(inSpec, specDir, shownFrom).sort(compareDiagnostics),
      ...planned.diagnostics,
    ],
  };
}

/** The lock that a run finds. */
interface FoundLock extends Outcome<Lock | null> {
  readonly text: string | null;
}

/** The result of the pipeline, with the lock that it started from. */
interface Built extends PipelineResult {
  readonly lock: FoundLock;
}

/** Reads the lock and runs the pipeline. Both the names of the models and the plan follow from this lock. */
async function build(
  project: LoadedProject,
  surroundings: Surroundings,
  pages: readonly SourceFile[],
  options: Omit<BuildOptions, "arrivals">,
  out: string,
): Promise<Built> {
  const text = readLockText(project.outDir, surroundings.tree);
  const lock = { text, ...parseLock(text, `${out}/${lockFileName}`) };
  const allOptions = {
    ...options,
    arrivals: arrivalsIn(lock.value),
    ...(await overridePlaces(project)),
  };
  return { lock, ...(await makeResult(project, surroundings, pages, allOptions)) };
}

type BuildOptions = Pick<PipelineOptions, "memory" | "unread" | "arrivals" | "placeOfOverride"> & {
  readonly onStage: (stage: string) => void;
};

/** Runs the pipeline, and formats the files as the settings say. */
async function makeResult(
  { settings, outDir, folder }: LoadedProject,
  { tree, onPrint }: Surroundings,
  pages: readonly SourceFile[],
  options: BuildOptions,
): Promise<PipelineResult> {
  const withProgress = { ...options, ...(onPrint === undefined ? {} : { onPrint }) };
  // Prettier settings or an emitter of the config may have changed since, so then all files are made again.
  const isOurs = settings.format === "modelmark" && settings.emitters.length === 0;
  const { memory: projectMemory = null } = options;
  const memory = isOurs ? projectMemory : onlyPages(projectMemory);
  const result = await runPipeline(pages, settings, { ...withProgress, memory });
  if (settings.format === "modelmark") return result;
  options.onStage("format");
  const unstaged = await unstagedFormat(outDir, tree);
  const { value: files, diagnostics } =
    unstaged.length > 0
      ? { value: result.files, diagnostics: unstaged }
      : await formatForProject(result.files, outDir, folder);
  return { ...result, files, diagnostics: [...result.diagnostics, ...diagnostics] };
}

/** Returns a memory that knows pages, but no files. */
function onlyPages(memory: Memory | null): Memory | null {
  return memory === null ? null : { ...memory, standing: () => null, printed: () => null };
}

const nothingPlanned: Outcome<Planned> = {
  value: { changes: [], lockText: null, lockBefore: null, reasons: [], state: null },
  diagnostics: [],
};

async function plan(
  project: LoadedProject,
  surroundings: Surroundings,
  pages: readonly SourceFile[],
  built: Built,
  out: string,
): Promise<Outcome<Planned>> {
  const { outDir } = project;
  const { cwd, tree } = surroundings;
  const { files, standing, lock } = built;
  const { text: lockBefore } = lock;
  const now = await lockFor(project, pages, built);
  const reasons = reasonsBetween(lock.value, now);
  const written = lockBefore === null ? null : loadWritten(project, cwd, contentHash(lockBefore));
  const owned = ownedBy(lock.value, { written, isUnchanged: reasons.length === 0 });
  const standingPaths = new Set(standing.map(({ path }) => path));
  const others = owned.paths.filter((path) => !standingPaths.has(path));
  const snapshot = takeSnapshot(outDir, [...files.map(({ path }) => path), ...others], tree);
  const changes = planOutput(files, snapshot, owned, standing);
  const { text: lockText } = await laidOut({ path: lockFileName, text: printLock(now) }, project);
  const doubtful = doubtfulIn(changes, snapshot, lockBefore);
  const untold = untoldFiles(outDir, doubtful, tree, out);
  const isCurrent = lockBefore !== null && contentHash(lockBefore) === contentHash(lockText);
  return {
    value: {
      changes,
      lockText: isCurrent ? null : lockText,
      lockBefore,
      reasons,
      state: stateOf(project, now, lockText),
    },
    diagnostics: [
      ...lock.diagnostics,
      ...(untold.length > 0 ? untold : foreignFiles(changes, out)),
      ...keptOutFiles(outDir, doubtful.missing, tree, out),
    ],
  };
}

/** Formats a file like the others of the project. A problem is reported with those files, not here. */
async function laidOut(
  file: GeneratedFile,
  { settings, outDir, folder }: LoadedProject,
): Promise<GeneratedFile> {
  if (settings.format === "modelmark") return file;
  return (await formatForProject([file], outDir, folder)).value[0] ?? file;
}

/** The lock of a run, with the content hashes of the generated files. */
interface CurrentLock extends Lock {
  readonly outputs: Readonly<Record<string, string>>;
}

async function lockFor(
  project: LoadedProject,
  pages: readonly SourceFile[],
  { files, standing, ranks }: PipelineResult,
): Promise<CurrentLock> {
  const hashes = (
    list: readonly { path: string; text: string }[],
  ): Readonly<Record<string, string>> =>
    Object.fromEntries(list.map((file) => [file.path, hashOfText(file)]));
  const standingHashes = Object.fromEntries(standing.map(({ path, hash }) => [path, hash]));
  return {
    generator: await generatorHash(),
    inputs: hashes(pages),
    config: configHashes(project),
    wholeConfig: configHash(project),
    outputs: { ...standingHashes, ...hashes(files) },
    ranks: Object.fromEntries(ranks),
  };
}

function stateOf(
  project: LoadedProject,
  { inputs, outputs }: CurrentLock,
  lockText: string,
): ProjectState {
  return {
    lock: contentHash(lockText),
    config: configHash(project),
    inputs: new Map(Object.entries(inputs)),
    outputs: new Map(Object.entries(outputs)),
  };
}
