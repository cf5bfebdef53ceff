import { join } from "node:path";
import type { LoadedProject } from "../config/load-config.ts";
import { hashOfText } from "../tree/content-hash.ts";
import { sameContent } from "../tree/same-content.ts";
import { pagePaths, readSpec } from "../read/source/read-spec.ts";
import type { SourceFile } from "../read/source/source-file.ts";
import { foldersToTop } from "../tree/git/folders-to-top.ts";
import { isInside } from "../tree/is-inside.ts";
import { readText, type ChangedFile, type Tree } from "../tree/tree.ts";
import { workTree } from "../tree/work-tree.ts";

/** A project as it was read from the index. */
export interface StagedProject {
  readonly project: Pick<LoadedProject, "specDir" | "include" | "exclude">;
  readonly pages: readonly SourceFile[];
}

/** What a project reads, where the disk has something else than the index. */
export interface UnstagedInputs {
  /** Configs and files that they name, absolute. */
  readonly files: readonly string[];
  /** The pages of each spec folder, absolute. */
  readonly pages: readonly { readonly specDir: string; readonly paths: readonly string[] }[];
}

/** What is found unstaged where nothing was compared. */
export const noInputs: UnstagedInputs = { files: [], pages: [] };

/**
 * Finds the inputs that `generate` would read in another form than that in which they are staged. They have to be
 * staged with the outputs, or the outputs never match them.
 *
 * @param files the configs in the index and on the disk, and the files that the first name, absolute
 * @param cwd a folder of the repository to which files can be added
 */
export async function unstagedInputs(
  projects: readonly StagedProject[],
  files: readonly string[],
  tree: Tree,
  cwd: string,
): Promise<UnstagedInputs> {
  const top = topOf(cwd);
  const changed = tree.changedOnDisk();
  const pages = [];
  for (const one of projects) {
    const { specDir } = one.project;
    // The pages of a submodule are staged by a commit there.
    if (topOf(specDir) !== top) continue;
    pages.push({ specDir, paths: await unstagedPages(one, changed) });
  }
  return { files: files.filter((file) => differs(file, tree)), pages };
}

async function unstagedPages(
  { project, pages }: StagedProject,
  changed: readonly ChangedFile[],
): Promise<readonly string[]> {
  if (isAsStaged({ project, pages }, changed)) return [];
  const staged = new Map(pages.map((page) => [page.path, hashOfText(page)]));
  const disk = await readSpec(project.specDir, project, workTree);
  const edited = disk.value.filter((page) => staged.get(page.path) !== hashOfText(page));
  const onDisk = new Set(disk.value.map(({ path }) => path));
  const removed = [...staged.keys()].filter((path) => !onDisk.has(path));
  const paths = [...edited.map(({ path }) => path), ...removed];
  return paths.sort().map((path) => join(project.specDir, path));
}

/** Whether the disk has the staged pages and no others, and git finds no change among them. Nothing is read for that. */
function isAsStaged({ project, pages }: StagedProject, changed: readonly ChangedFile[]): boolean {
  const real = workTree.real(project.specDir);
  if (!real.ok) return false;
  const mayBePage = ({ path }: ChangedFile): boolean =>
    isInside(path, real.value) || isInside(real.value, path);
  const onDisk = pagePaths(project.specDir, project, workTree);
  const isSameList =
    onDisk.length === pages.length && pages.every(({ path }, index) => path === onDisk[index]);
  return isSameList && !changed.some(mayBePage);
}

function differs(file: string, tree: Tree): boolean {
  const [staged, disk] = [readText(tree, file), readText(workTree, file)];
  return staged.ok !== disk.ok || (staged.ok && disk.ok && !sameContent(staged.value, disk.value));
}

function topOf(folder: string): string {
  const real = workTree.real(folder);
  return foldersToTop(real.ok ? real.value : folder).at(-1) ?? folder;
}
