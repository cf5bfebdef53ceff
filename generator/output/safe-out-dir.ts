import { stat } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, dirname, join, sep } from "node:path";
import { isInside } from "../tree/is-inside.ts";
import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { foldersToTop } from "../tree/git/folders-to-top.ts";
import { kindBehind, type Tree } from "../tree/tree.ts";
import { workTree } from "../tree/work-tree.ts";

/**
 * Refuses an output folder in which removing files could do harm. It may not contain a project, the spec or the home
 * folder, nor lie inside the spec. It may not be a link, nor be reached through a link that leads out of the working
 * directory, because that link may have come with a repository.
 */
export function checkOutDir(
  outDir: string,
  specDir: string,
  cwd: string,
  tree: Tree = workTree,
): Diagnostic | null {
  const reason = unsafeReason(outDir, specDir, cwd, tree);
  return reason === null ? null : diagnostic("MM7002", { folder: outDir, reason });
}

function unsafeReason(outDir: string, specDir: string, cwd: string, tree: Tree): string | null {
  const real = (folder: string): string => realOrPlanned(folder, tree);
  const [out, spec] = [real(outDir), real(specDir)];
  if (tree.look(outDir) === "link") return "it is a symbolic link";
  const file = fileInTheWay(outDir, tree);
  if (file !== null) return file === outDir ? "it is a file" : `\`${basename(file)}\` is a file`;
  const [around] = foldersToTop(cwd).filter(
    (one) => isInside(outDir, one) && !isInside(out, real(one)),
  );
  if (around !== undefined) {
    return `a link on its way leads out of the ${around === cwd ? "working directory" : "repository"}`;
  }
  const home = homeFolder();
  if (home !== null && isInside(real(home), out)) return "it holds the home folder";
  if (isInside(real(cwd), out)) return "it holds the working directory";
  return overlapOf(out, spec) ?? projectReason(out, tree);
}

/** Returns why a folder belongs to a project of its own or to a tool, or `null` if it does not. */
function projectReason(out: string, tree: Tree): string | null {
  const inside = ["node_modules", ".git"].find((name) => out.split(sep).includes(name));
  if (inside !== undefined) return `it lies inside ${inside}`;
  for (const name of [".git", "package.json"]) {
    if (tree.look(join(out, name)) !== null)
      return `it holds a ${name}, so it is a project of its own`;
  }
  return null;
}

/** Returns the folder, or a folder above it, if a file is in its place; otherwise `null`. */
function fileInTheWay(folder: string, tree: Tree): string | null {
  const kind = kindBehind(tree, folder);
  if (kind !== null) return kind === "file" ? folder : null;
  const parent = dirname(folder);
  return parent === folder ? null : fileInTheWay(parent, tree);
}

/** Returns the home folder. A user without an entry in the system's user list, as in a container, has none. */
function homeFolder(): string | null {
  try {
    return homedir();
  } catch {
    return null;
  }
}

/** Returns why a folder of one project cannot be the output of another, or `null` if it can. */
export function overlap(outDir: string, specDir: string, tree: Tree): string | null {
  return overlapOf(realOrPlanned(outDir, tree), realOrPlanned(specDir, tree));
}

function overlapOf(out: string, spec: string): string | null {
  if (isInside(spec, out)) return "it holds the spec folder";
  return isInside(out, spec) ? "it lies inside the spec folder" : null;
}

/** Returns the real path of a folder, or the path it will have once it is made. */
function realOrPlanned(
  folder: string,
  tree: Tree,
  planned: (name: string) => string = (name) => name,
): string {
  const real = tree.real(folder);
  if (real.ok) return real.value;
  // The folder does not exist yet, but its parent may.
  const parent = dirname(folder);
  return parent === folder
    ? folder
    : join(realOrPlanned(parent, tree, planned), planned(basename(folder)));
}

/**
 * Returns the identities of a folder. If two folders share one, they are the same folder, whatever links and letter
 * case lead to it. A folder that does not exist yet equals one that differs from it only in letter case.
 */
export async function namesOfFolder(folder: string): Promise<readonly string[]> {
  const stats = await stat(folder).catch(() => null);
  const path = realOrPlanned(folder, workTree, (name) => name.normalize("NFC").toLowerCase());
  return stats === null ? [path] : [path, `${stats.dev}:${stats.ino}`];
}
