import { access, realpath } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import picomatch from "picomatch";
import { configFileNames, manifestName } from "../config/load-config-file.ts";
import { foldersToTop } from "../tree/git/folders-to-top.ts";
import { projectFormatConfig } from "../output/project-format.ts";
import type { Io } from "./io.ts";
import type { RunOptions } from "./run-options.ts";
import { loadForRun } from "./load-run.ts";

/** The files and folders that a run depends on. Changes elsewhere do not matter. Paths are absolute. */
export interface WatchTargets {
  /** The config files, the places where a config file could be created, and the overrides files. */
  readonly files: readonly string[];
  readonly specs: readonly WatchedSpec[];
  /**
   * The folders to watch. They are the parents of the targets, so that a target that disappears and returns is
   * noticed.
   */
  readonly roots: readonly string[];
}

interface WatchedSpec {
  readonly folder: string;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** Finds what to watch. While the config is broken, the targets of the last good one stay. */
export async function findTargets(
  options: RunOptions,
  io: Io,
  last: WatchTargets | null,
): Promise<WatchTargets> {
  const { cwd, projects, diagnostics, files } = await loadForRun(options, io);
  const isBroken = diagnostics.length > 0;
  const configs = await configFiles(cwd, options.config);
  const specs = isBroken ? (last?.specs ?? []) : await specsOf(projects);
  const formats = isBroken ? [] : await formatConfigs(projects);
  const all = [...configs, ...files, ...formats, ...(isBroken ? (last?.files ?? []) : [])];
  const unique = [...new Set(all)].sort();
  const folders = specs.map(({ folder }) => (contains(cwd, folder) ? cwd : dirname(folder)));
  const roots = new Set([...folders, ...unique.map((file) => dirname(file))]);
  return { files: unique, specs, roots: [...roots].sort() };
}

/** Whether two sets of targets are the same. */
export function sameTargets(a: WatchTargets, b: WatchTargets): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Whether a path is a target, lies in one, or leads to one. */
export function leadsToTarget({ files, specs, roots }: WatchTargets, path: string): boolean {
  return (
    roots.includes(path) ||
    files.some((file) => contains(path, file)) ||
    specs.some(({ folder }) => contains(folder, path) || contains(path, folder))
  );
}

/** Whether a change at a path may change what is generated. */
export function isOfInterest(
  { files, specs }: WatchTargets,
  path: string,
  isFolder: boolean,
): boolean {
  if (files.includes(path)) return true;
  return specs.some(({ folder, include, exclude }) => {
    if (isFolder) return contains(folder, path);
    const page = relative(folder, path).split(sep).join("/");
    return contains(folder, path) && picomatch([...include], { ignore: [...exclude] })(page);
  });
}

/** Returns the prettier configs of the projects whose settings ask for the project's own format. */
async function formatConfigs(projects: LoadedProjects): Promise<readonly string[]> {
  const chosen = projects.filter(({ settings }) => settings.format === "project");
  const files = await Promise.all(
    chosen.map(({ outDir, folder }) => projectFormatConfig(outDir, folder)),
  );
  return files.flatMap((file) => file ?? []);
}

type LoadedProjects = Awaited<ReturnType<typeof loadForRun>>["projects"];

async function specsOf(projects: LoadedProjects): Promise<readonly WatchedSpec[]> {
  const specs = projects.map(async ({ specDir, include, exclude }) => {
    // A folder that is a link is watched both at its own path and at its target.
    const real = await realpath(specDir).catch(() => specDir);
    return [...new Set([specDir, real])].map((folder) => ({ folder, include, exclude }));
  });
  return (await Promise.all(specs)).flat();
}

/** Returns the config files to watch: every possible one in the working directory, and the existing ones above it. */
async function configFiles(
  cwd: string,
  configOption: string | undefined,
): Promise<readonly string[]> {
  if (configOption !== undefined) return [resolve(cwd, configOption)];
  const names = [...configFileNames, manifestName];
  const files = names.map((name) => join(cwd, name));
  for (const folder of foldersToTop(cwd).slice(1)) {
    for (const name of names) {
      const file = join(folder, name);
      if (await exists(file)) files.push(file);
    }
  }
  return files;
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** Whether `inner` is `outer` or lies inside it. */
function contains(outer: string, inner: string): boolean {
  return inner === outer || inner.startsWith(outer.endsWith(sep) ? outer : outer + sep);
}
