import { realpathSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { isInside } from "../is-inside.ts";
import type { Answer } from "../tree.ts";
import { topOfFolder } from "./store.ts";

/** The repository in which a ref is looked up, and the path of a folder in it. */
export interface FolderInRepository {
  /** The top of its work tree, absolute and without links. */
  readonly top: string;
  /** Relative to the top, with forward slashes; `""` for the top itself. Links on the way are not followed. */
  readonly path: string;
}

/**
 * The result of the search. If it is `elsewhere`, the repository `asked` does not contain the folder, and `own` is
 * the repository that does, if there is one.
 */
export type RepositoryAnswer =
  | { readonly kind: "found"; readonly value: FolderInRepository }
  | { readonly kind: "elsewhere"; readonly asked: string; readonly own: string | null }
  | { readonly kind: "none" }
  | { readonly kind: "refused"; readonly reason: string };

/**
 * Finds the repository in which a ref is looked up. It is the project's repository if its work tree contains the
 * folder, and otherwise the one in which the command was given, under the same condition. The folder's own repository
 * is used only if the project and the command are in none.
 *
 * @param folder an existing folder, absolute
 * @param askers the folders of the project and of the command, in this order
 */
export function repositoryOf(folder: string, askers: readonly string[]): RepositoryAnswer {
  const tops: string[] = [];
  for (const asker of askers) {
    const top = topOrNone(asker);
    if (!top.ok) return { kind: "refused", reason: top.reason };
    if (top.value === null) continue;
    const path = pathIn(top.value, folder);
    if (path !== null) return { kind: "found", value: { top: top.value, path } };
    tops.push(top.value);
  }
  const own = topOrNone(folder);
  if (!own.ok) return { kind: "refused", reason: own.reason };
  const [asked] = tops;
  if (asked !== undefined) return { kind: "elsewhere", asked, own: own.value };
  const path = own.value === null ? null : pathIn(own.value, folder);
  if (own.value === null || path === null) return { kind: "none" };
  return { kind: "found", value: { top: own.value, path } };
}

/** Returns the top of the repository of the first folder that is in one; `null` if none is. */
export function firstTop(askers: readonly string[]): Answer<string | null> {
  for (const asker of askers) {
    const top = topOrNone(asker);
    if (!top.ok || top.value !== null) return top;
  }
  return { ok: true, value: null };
}

/**
 * Returns the top of the repository that contains a folder, or `null` if there is none. The answer is a reason if git
 * refuses to open the repository.
 */
export function topOrNone(folder: string): Answer<string | null> {
  const top = topOfFolder(folder);
  if (top.ok) return top;
  // If `.git` points to a folder that does not exist, as after a repository was renamed, git says
  // `not a git repository: <path>`.
  if (top.reason.startsWith("not a git repository (")) return { ok: true, value: null };
  const isBroken = top.reason.startsWith("not a git repository:");
  const remedy = isBroken ? "; `git worktree repair`, given in the repository, mends that" : "";
  return { ok: false, reason: top.reason + remedy };
}

/**
 * Returns the path of a folder relative to the top of a work tree, by the names that the work tree uses; `null` if it
 * is outside.
 */
export function pathIn(top: string, folder: string): string | null {
  for (let at = folder; ; at = dirname(at)) {
    if (realpathSync(at) === top) return slashed(relative(at, folder));
    if (dirname(at) === at) break;
  }
  const real = realpathSync(folder);
  return isInside(real, top) ? slashed(relative(top, real)) : null;
}

/** Whether a folder of a work tree belongs to a repository of its own. */
export function isOwnRepository(top: string, path: string): boolean {
  const own = topOfFolder(join(top, path));
  return own.ok && own.value !== top;
}

function slashed(path: string): string {
  return path.split(sep).join("/");
}
