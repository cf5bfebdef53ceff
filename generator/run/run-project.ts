import { openMemory } from "./memory/open-memory.ts";
import type { ProjectState } from "./memory/verified-state.ts";
import { loadWritten } from "./memory/written-files.ts";
import type { LoadedProject } from "../config/load-config.ts";
import { overridePlaces } from "../config/override-places.ts";
import { unstagedFormat } from "../config/unstaged-format.ts";
import { compareDiagnostics, filesOf, hasErrors, type Outcome } from "../diagnostics/diagnostic.ts";
import type { GeneratedFile } from "../emit/emitter.ts";
import { arrivalsIn } from "../output/arrivals-in.ts";
import { contentHash, hashOfText } from "../output/content-hash.ts";
import { foreignFiles } from "../output/drift.ts";
import { keptOutFiles, untoldFiles } from "../output/kept-out.ts";
import { lockFileName, parseLock, printLock, type Lock } from "../output/lock.ts";
import { ownedBy } from "../output/owned.ts";
import { planOutput, type FileChange, type Snapshot } from "../output/plan.ts";
import { formatForProject } from "../output/project-format.ts";
import { reasonsBetween } from "../output/reasons.ts";
import { checkOutDir } from "../output/safe-out-dir.ts";
import { readLockText, takeSnapshot } from "../output/snapshot.ts";
import { runPipeline, type PipelineResult } from "../pipeline.ts";
import type { Memory, PipelineOptions } from "../pipeline-options.ts";
import { readSpec } from "../read/source/read-spec.ts";
import type { SourceFile } from "../read/source/source-file.ts";
import type { Tree } from "../tree/tree.ts";
import { displayPath, showPaths } from "../tree/display-path.ts";
import { configHash, configHashes, generatorHash } from "./lock-hashes.ts";
import type { Planned, ProjectRun, Settle } from "./project-run.ts";

/** What a project is run in. */
export interface Surroundings {
  /** Absolute; where the config was looked for. */
  readonly cwd: string;
  /** Where the command was given. */
  readonly shownFrom: string;
  /** What the project is read from. */
  readonly tree: Tree;
  readonly settle: Settle;
  /** Whether what earlier runs found out may be used, and kept. */
  readonly useCache: boolean;
  /** Told how many files are printed. */
  readonly onPrint?: (done: number, total: number) => void;
}

/** Takes one project as far as its plan. */
export async function runProject(
  project: LoadedProject,
  surroundings: Surroundings,
  begin: (stage: string) => void,
): Promise<Outcome<ProjectRun>> {
  const { specDir, outDir } = project;
  const { cwd, shownFrom, tree, settle, useCache } = surroundings;
  const shown = { spec: displayPath(specDir, shownFrom), out: displayPath(outDir, shownFrom) };
  begin("read");
  const unsafe = checkOutDir(outDir, specDir, cwd, tree);
  const unsettled = unsafe === null ? await settle(outDir, shown.out) : [unsafe];
  const pages = await readSpec(specDir, project, tree);
  const known = openMemory(project, cwd, tree, useCache);
  const unread = filesOf(pages.diagnostics);
  const run = (memory: Memory | null): Promise<Built> =>
    build(project, surroundings, pages.value, { memory, unread, onStage: begin }, shown.out);
  const planFrom = (built: Built): Promise<Outcome<Planned>> =>
    plan(project, surroundings, pages.value, built, shown.out);
  const result = await run(known.memory);
  begin("compare");
  const inSpec = [...pages.diagnostics, ...result.diagnostics];
  // Half a spec would plan the removal of the other half's files.
  const planned = unsafe !== null || hasErrors(inSpec) ? nothingPlanned : await planFrom(result);
  return {
    value: {
      ...{ project, shown, pages: pages.value, result, ...planned.value },
      // What stood when this run began may have been written since: nothing is taken as known.
      replan: async () => planFrom(await run(null)),
      warnedBefore: () => showPaths(known.warned(), specDir, shownFrom),
      remember: (isFresh) => {
        if (!hasErrors(inSpec)) known.keep(result, isFresh ? planned.value.state : null);
      },
    },
    diagnostics: [
      ...unsettled,
      ...showPaths(inSpec, specDir, shownFrom).sort(compareDiagnostics),
      ...planned.diagnostics,
    ],
  };
}

/** The lock as a run finds it. */
interface FoundLock extends Outcome<Lock | null> {
  readonly text: string | null;
}

/** What a run makes, and the lock that it made it with. */
interface Built extends PipelineResult {
  readonly lock: FoundLock;
}

/** Makes everything, with names that follow from the lock that the plan is made with, too. */
async function build(
  project: LoadedProject,
  surroundings: Surroundings,
  pages: readonly SourceFile[],
  given: Omit<GivenOptions, "arrivals">,
  out: string,
): Promise<Built> {
  const text = readLockText(project.outDir, surroundings.tree);
  const lock = { text, ...parseLock(text, `${out}/${lockFileName}`) };
  const options = {
    ...given,
    arrivals: arrivalsIn(lock.value),
    ...(await overridePlaces(project)),
  };
  return { lock, ...(await makeResult(project, surroundings, pages, options)) };
}

type GivenOptions = Pick<PipelineOptions, "memory" | "unread" | "arrivals" | "placeOfOverride"> & {
  readonly onStage: (stage: string) => void;
};

/** Runs the pipeline, and has files laid out as the settings say. */
async function makeResult(
  { settings, outDir }: LoadedProject,
  { tree, onPrint }: Surroundings,
  pages: readonly SourceFile[],
  given: GivenOptions,
): Promise<PipelineResult> {
  const options = { ...given, ...(onPrint === undefined ? {} : { onPrint }) };
  if (settings.format === "modelmark") return runPipeline(pages, settings, options);
  // What stands was laid out by settings of others, which may have changed: all of it is made again.
  const memory = onlyPages(given.memory ?? null);
  const made = await runPipeline(pages, settings, { ...options, memory });
  given.onStage("format");
  const unstaged = unstagedFormat(outDir, tree);
  const { value: files, diagnostics } =
    unstaged.length > 0
      ? { value: made.files, diagnostics: unstaged }
      : await formatForProject(made.files, outDir);
  return { ...made, files, diagnostics: [...made.diagnostics, ...diagnostics] };
}

/** A memory of pages alone. */
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
  const { files, kept, lock } = built;
  const { text: lockBefore } = lock;
  const now = await lockFor(project, pages, built);
  const reasons = reasonsBetween(lock.value, now);
  const written = lockBefore === null ? null : loadWritten(project, cwd, contentHash(lockBefore));
  const owned = ownedBy(lock.value, { written, isUnchanged: reasons.length === 0 });
  const known = new Set(kept.map(({ path }) => path));
  const others = owned.paths.filter((path) => !known.has(path));
  const standing = takeSnapshot(outDir, [...files.map(({ path }) => path), ...others], tree);
  const changes = planOutput(files, standing, owned, kept);
  const { text: lockText } = await laidOut({ path: lockFileName, text: printLock(now) }, project);
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
      ...foreignFiles(changes, out),
      ...untoldFiles(outDir, obstaclesIn(standing), tree, out),
      ...keptOutFiles(outDir, missingIn(changes, lockBefore), tree, out),
    ],
  };
}

/** A file as the project has its files; what keeps it from that is reported for all others. */
async function laidOut(
  file: GeneratedFile,
  { settings, outDir }: LoadedProject,
): Promise<GeneratedFile> {
  if (settings.format === "modelmark") return file;
  const { value } = await formatForProject([file], outDir);
  return value[0] ?? file;
}

/** Files that a run would create, the lock among them. */
function missingIn(changes: readonly FileChange[], lockBefore: string | null): readonly string[] {
  const created = changes.flatMap(({ kind, path }) => (kind === "create" ? [path] : []));
  return lockBefore === null ? [lockFileName, ...created] : created;
}

/** What stands where a file should, and is no text; a lock that cannot be read passes for none. */
function obstaclesIn(standing: Snapshot): readonly string[] {
  const obstacles = [...standing].filter(([, { kind }]) => kind === "obstacle");
  return [lockFileName, ...obstacles.map(([path]) => path)];
}

/** The lock of a run, which knows what is in its files. */
interface CurrentLock extends Lock {
  readonly outputs: Readonly<Record<string, string>>;
}

async function lockFor(
  project: LoadedProject,
  pages: readonly SourceFile[],
  { files, kept, ranks }: PipelineResult,
): Promise<CurrentLock> {
  const hashes = (
    list: readonly { path: string; text: string }[],
  ): Readonly<Record<string, string>> =>
    Object.fromEntries(list.map((file) => [file.path, hashOfText(file)]));
  const standing = Object.fromEntries(kept.map(({ path, hash }) => [path, hash]));
  return {
    generator: await generatorHash(),
    inputs: hashes(pages),
    config: configHashes(project),
    wholeConfig: configHash(project),
    outputs: { ...standing, ...hashes(files) },
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
