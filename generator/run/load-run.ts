import { resolve } from "node:path";
import { loadProjects, type LoadedProject } from "../config/load-config.ts";
import { diagnostic, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import { nearest } from "../diagnostics/nearest.ts";
import { namesWith } from "../emit/emitters.ts";
import { namesOfFolder, overlap } from "../output/safe-out-dir.ts";
import type { Tree } from "../tree/tree.ts";
import { displayPath, showPaths } from "../tree/display-path.ts";
import type { Io } from "./io.ts";
import { commandLineSettings, type RunOptions } from "./run-options.ts";
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
 * Loads the config and chooses among its projects. If the options name a project or an emitter that does not exist,
 * there are no projects, and the diagnostics say so.
 */
export async function loadForRun(options: RunOptions, io: Io): Promise<LoadedRun> {
  const cwd = resolve(io.cwd, options.cwd ?? ".");
  const { config: file } = options;
  const commandLine = commandLineSettings(options);
  const loaded = await loadProjects({
    cwd,
    commandLine,
    tree: io.tree,
    ...(file === undefined ? {} : { file }),
  });
  const { value: projects, diagnostics: wrong } = chooseProjects(loaded.value, options.project);
  const problems = [
    ...wrong,
    ...unknownEmitters(projects),
    ...projects.flatMap((project) => blindSpots(project, io)),
  ];
  return {
    cwd,
    projects: problems.length > 0 ? [] : projects,
    diagnostics: [...showPaths(loaded.diagnostics, cwd, io.cwd), ...problems],
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

/**
 * Returns a finding for each chosen emitter that does not exist. The config has been checked, so only `--emit` can
 * name one. Emitters that all projects lack are reported once.
 */
function unknownEmitters(projects: readonly LoadedProject[]): readonly Diagnostic[] {
  const findings = projects.flatMap(({ settings }) => {
    const names = namesWith(settings.emitters);
    return settings.emit
      .filter((name) => !names.includes(name))
      .map((name) => diagnostic("MM6010", { name, suggestion: nearest(name, names), names }));
  });
  return [...new Map(findings.map((one) => [one.message, one])).values()];
}

function chooseProjects(
  projects: readonly LoadedProject[],
  name: string | undefined,
): Outcome<readonly LoadedProject[]> {
  if (name === undefined || projects.length === 0) return { value: projects, diagnostics: [] };
  const chosen = projects.filter((project) => project.name === name);
  if (chosen.length > 0) return { value: chosen, diagnostics: [] };
  const names = projects.map((project) => project.name).filter((one) => one !== "");
  const unknown = diagnostic("MM6011", { name, suggestion: nearest(name, names), names });
  return { value: [], diagnostics: [unknown] };
}

/** Whether a finding says that the options are wrong, so that no change of a file helps. */
export function isAboutOptions({ code }: Diagnostic): boolean {
  return code === "MM6010" || code === "MM6011";
}

/**
 * Returns the project of a command that works on only one, or `null` when the config is broken.
 *
 * @throws UsageError when there are several projects
 */
export function onlyProject(projects: readonly LoadedProject[]): LoadedProject | null {
  const [project, ...more] = projects;
  if (more.length > 0) {
    throw new UsageError([diagnostic("MM6012", { names: projects.map(({ name }) => name) })]);
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
  const findings: Diagnostic[] = projects.flatMap((one) =>
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
    findings.push(diagnostic("MM7002", { folder: outDir, reason }));
  }
  return findings;
}
