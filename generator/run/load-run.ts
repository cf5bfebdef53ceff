import { resolve } from "node:path";
import { loadProjects, type LoadedProject } from "../config/load-config.ts";
import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { nearest } from "../diagnostics/nearest.ts";
import { namesWith } from "../emit/emitters.ts";
import { namesOfFolder, overlap } from "../output/safe-out-dir.ts";
import type { Tree } from "../tree/tree.ts";
import { displayPath, showPaths } from "../tree/display-path.ts";
import type { Io } from "./io.ts";
import { givenSettings, type RunOptions } from "./run-options.ts";
import { UsageError } from "./usage-error.ts";

/** The projects that the options choose, with the findings about their config. */
export interface LoadedRun {
  /** The folder in which the config is looked for, absolute. */
  readonly cwd: string;
  readonly projects: readonly LoadedProject[];
  readonly diagnostics: readonly Diagnostic[];
  /** The files from which the config was read, absolute. */
  readonly files: readonly string[];
}

/**
 * Loads the config and chooses among its projects.
 *
 * @throws UsageError when `--project` names a project that the config does not have, or a project chooses an emitter
 *   that it does not have
 */
export async function loadForRun(options: RunOptions, io: Io): Promise<LoadedRun> {
  const cwd = resolve(io.cwd, options.cwd ?? ".");
  const { config: file } = options;
  const given = givenSettings(options);
  const loaded = await loadProjects({
    cwd,
    given,
    tree: io.tree,
    ...(file === undefined ? {} : { file }),
  });
  const projects = chooseProjects(loaded.value, options.project);
  projects.forEach(refuseUnknown);
  const blind = projects.flatMap((project) => blindSpots(project, io));
  return {
    cwd,
    projects: blind.length > 0 ? [] : projects,
    diagnostics: [...showPaths(loaded.diagnostics, cwd, io.cwd), ...blind],
    files: loaded.files,
  };
}

/**
 * Returns a finding for each folder of a project that the tree cannot read, such as one outside the repository, which
 * no commit contains.
 */
function blindSpots({ specDir, outDir }: LoadedProject, io: Io): readonly Diagnostic[] {
  return [specDir, outDir].flatMap((path) => {
    const reason =
      io.tree.blindSpot(path) ?? (path === specDir ? ignoredSpec(path, io.tree) : null);
    const folder = displayPath(path, io.cwd);
    return reason === null ? [] : [diagnostic("MM7202", { folder, reason })];
  });
}

/** Returns the rule that keeps a whole spec folder out of the tree; `null` if the tree has the folder, or no rule does. */
function ignoredSpec(specDir: string, tree: Tree): string | null {
  const rule = tree.look(specDir) === null ? tree.keptOut([specDir]).get(specDir) : undefined;
  return rule === undefined ? null : `git ignores it (${rule}), so no commit holds it`;
}

/** @throws UsageError when a project chooses an emitter that it does not have */
function refuseUnknown({ settings }: LoadedProject): void {
  const all = namesWith(settings.emitters);
  const unknown = settings.emit.find((name) => !all.includes(name));
  if (unknown === undefined) return;
  const near = nearest(unknown, all);
  const hint = near === null ? `there are ${all.join(", ")}` : `did you mean ${near}?`;
  throw new UsageError(`there is no emitter '${unknown}' (${hint})`);
}

function chooseProjects(
  projects: readonly LoadedProject[],
  wanted: string | undefined,
): readonly LoadedProject[] {
  if (wanted === undefined || projects.length === 0) return projects;
  const chosen = projects.filter(({ name }) => name === wanted);
  if (chosen.length > 0) return chosen;
  const names = projects.map(({ name }) => name).filter((name) => name !== "");
  const near = nearest(wanted, names);
  const hint = near === null ? `there are ${names.join(", ")}` : `did you mean ${near}?`;
  throw new UsageError(
    `unknown project '${wanted}' (${names.length === 0 ? "the config has no projects" : hint})`,
  );
}

/**
 * Returns the project of a command that works on only one, or `null` when the config is broken.
 *
 * @throws UsageError when there are several projects
 */
export function onlyProject(projects: readonly LoadedProject[]): LoadedProject | null {
  const [project, ...more] = projects;
  if (more.length > 0) {
    const names = projects.map(({ name }) => name).join(", ");
    throw new UsageError(`the config has several projects; choose one with --project (${names})`);
  }
  return project ?? null;
}

/**
 * Reports projects that share an output folder, under whatever name, because each would remove the files of the other,
 * and projects whose output is a part of another's spec, which would grow with each run.
 */
export async function sharedOutDirs(
  projects: readonly LoadedProject[],
  tree: Tree,
): Promise<readonly Diagnostic[]> {
  const first = new Map<string, string>();
  const found: Diagnostic[] = projects.flatMap((one) =>
    projects.flatMap((other) => {
      const reason = one === other ? null : overlap(one.outDir, other.specDir, tree);
      if (reason === null) return [];
      const folder = one.outDir;
      return [diagnostic("MM7002", { folder, reason: `${reason} of the project ${other.name}` })];
    }),
  );
  for (const { name, outDir } of projects.length < 2 ? [] : projects) {
    const names = await namesOfFolder(outDir);
    const other = names.map((one) => first.get(one)).find((one) => one !== undefined);
    for (const one of names) first.set(one, other ?? name);
    if (other === undefined) continue;
    const reason = `the projects ${other} and ${name} would both write there`;
    found.push(diagnostic("MM7002", { folder: outDir, reason }));
  }
  return found;
}
