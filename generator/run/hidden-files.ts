import { join, sep } from "node:path";
import type { LoadedProject } from "../config/load-config.ts";
import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { readSpec } from "../read/source/read-spec.ts";
import { displayPath } from "../tree/display-path.ts";
import { ignoredFiles, type IgnoredFiles } from "../tree/git/ignored-files.ts";
import type { Tree } from "../tree/tree.ts";
import { workTree } from "../tree/work-tree.ts";

/** The files of a project on the disk. */
export interface ProjectFiles {
  readonly project: Pick<LoadedProject, "specDir" | "outDir" | "diff">;
  /** The paths of its pages, relative to the spec folder. */
  readonly pages: readonly string[];
  /** The paths of its outputs, relative to the output folder. */
  readonly outputs: readonly string[];
}

/**
 * Warns of files on the disk that git ignores, so that a clone is judged without them. A whole spec that is ignored is
 * fetched or installed in a clone too, and outputs that are all ignored are built there.
 *
 * @param files the config and the files that it names, absolute
 * @param shownFrom the folder in which the command was given
 */
export function hiddenFromClones(
  projects: readonly ProjectFiles[],
  files: readonly string[],
  shownFrom: string,
): readonly Diagnostic[] {
  const folders = projects.flatMap(({ project: { specDir, outDir } }) => [specDir, outDir]);
  const allowLists = projects.flatMap(({ project: { diff } }) => diff.allow ?? []);
  const named = [...new Set([...files, ...allowLists])];
  const ignored = ignoredFiles({ folders, files: named });
  const byProject = projects.map(({ project: { specDir, outDir }, pages, outputs }) => ({
    pages: hiddenAmong(pages, specDir, ignored),
    outputs: hiddenAmong(outputs, outDir, ignored),
  }));
  const isPrivate = byProject.every(({ pages, outputs }) => pages.isWhole && outputs.isWhole);
  const hidden = [
    ...(isPrivate ? [] : named.filter((file) => !isInstalled(file) && ignored.has(file))),
    ...byProject.flatMap(({ pages, outputs }) => [...pages.inPart, ...outputs.inPart]),
  ];
  return finding("MM7205", hidden, ignored, shownFrom);
}

interface Hidden {
  /** Whether git ignores all of the files. */
  readonly isWhole: boolean;
  /** The ignored files, absolute, if others are not ignored. */
  readonly inPart: readonly string[];
}

function hiddenAmong(paths: readonly string[], folder: string, ignored: IgnoredFiles): Hidden {
  const hidden = paths.map((path) => join(folder, path)).filter((path) => ignored.has(path));
  const isWhole = hidden.length === paths.length;
  return { isWhole, inPart: isWhole ? [] : hidden.sort() };
}

/** Whether a package manager puts a file in place, so that it does so for every clone. */
function isInstalled(file: string): boolean {
  return file.split(sep).includes("node_modules");
}

/**
 * Explains why a run on the index did not find everything up to date, if files that it would read on the disk are
 * missing in the index because git ignores them.
 *
 * @param files the configs in the index and on the disk, and the files that the first name, absolute
 * @param shownFrom the folder in which the command was given
 */
export async function hiddenFromIndex(
  projects: readonly LoadedProject[],
  files: readonly string[],
  tree: Tree,
  shownFrom: string,
): Promise<readonly Diagnostic[]> {
  const named = files.filter((file) => isAbsent(file, tree));
  const ignored = ignoredFiles({ folders: projects.map(({ specDir }) => specDir), files: named });
  const hidden = named.filter((file) => !isInstalled(file) && ignored.has(file));
  // Reading the pages once more takes as long as judging them.
  for (const project of ignored.isEmpty() ? [] : projects) {
    const pages = await readSpec(project.specDir, project, workTree);
    const paths = pages.value.map(({ path }) => join(project.specDir, path));
    hidden.push(...paths.filter((path) => isAbsent(path, tree) && ignored.has(path)));
  }
  return finding("MM7206", hidden, ignored, shownFrom);
}

function isAbsent(path: string, tree: Tree): boolean {
  return tree.look(path) === null && tree.blindSpot(path) === null;
}

function finding(
  code: "MM7205" | "MM7206",
  hidden: readonly string[],
  ignored: IgnoredFiles,
  shownFrom: string,
): readonly Diagnostic[] {
  const [first] = hidden;
  if (first === undefined) return [];
  const rule = ignored.ruleOf(first) ?? "the rule is not known";
  const file = displayPath(first, shownFrom);
  return [diagnostic(code, { file, more: hidden.length - 1, rule })];
}
