import { access, realpath } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import picomatch from "picomatch";
import { configFileNames, manifestName } from "../config/load-config-file.ts";
import { foldersToTop } from "../tree/git/folders-to-top.ts";
import { projectFormatConfig } from "../output/project-format.ts";
import type { Io } from "./io.ts";
import type { RunOptions } from "./run-options.ts";
import { loadForRun } from "./load-run.ts";

/** What a run depends on: a change of anything else is of no interest. Paths are absolute. */
export interface WatchTargets {
  /** Config files, those there could be too, and files of overrides. */
  readonly files: readonly string[];
  readonly specs: readonly WatchedSpec[];
  /** Folders to watch: those the targets lie in, so that a target that goes and comes back is seen. */
  readonly roots: readonly string[];
}

interface WatchedSpec {
  readonly folder: string;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/**
 * Finds what to watch. While the config is broken, that is what the last good one said.
 *
 * @throws UsageError when `--project` names none
 */
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

/** Whether a folder or file is a target, lies in one, or on the way to one. */
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

/** The prettier configs that files are laid out by, where the settings say so. */
async function formatConfigs(projects: LoadedProjects): Promise<readonly string[]> {
  const chosen = projects.filter(({ settings }) => settings.format === "project");
  const files = await Promise.all(chosen.map(({ outDir }) => projectFormatConfig(outDir)));
  return files.flatMap((file) => file ?? []);
}

type LoadedProjects = Awaited<ReturnType<typeof loadForRun>>["projects"];

async function specsOf(projects: LoadedProjects): Promise<readonly WatchedSpec[]> {
  const specs = projects.map(async ({ specDir, include, exclude }) => {
    // A folder that is a link is watched where it is and where it leads.
    const real = await realpath(specDir).catch(() => specDir);
    return [...new Set([specDir, real])].map((folder) => ({ folder, include, exclude }));
  });
  return (await Promise.all(specs)).flat();
}

/** Config files that are looked for: all that could be in the working directory, and those above that are there. */
async function configFiles(cwd: string, given: string | undefined): Promise<readonly string[]> {
  if (given !== undefined) return [resolve(cwd, given)];
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

/** Whether `inner` is `outer` or lies in it. */
function contains(outer: string, inner: string): boolean {
  return inner === outer || inner.startsWith(outer.endsWith(sep) ? outer : outer + sep);
}
