import { realpathSync } from "node:fs";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import type { Answer } from "../tree.ts";
import { topOfFolder } from "./store.ts";

/** The repository whose commits a ref names, and where a folder is in it. */
export interface FolderInRepository {
  /** Absolute, without links. */
  readonly top: string;
  /** From the top, forward slashes, `""` for the top itself; links on the way are not followed. */
  readonly path: string;
}

/** What became of the search: `others` are repositories that do not hold the folder. */
export type RepositoryAnswer =
  | { readonly kind: "found"; readonly value: FolderInRepository }
  | { readonly kind: "elsewhere"; readonly asked: string; readonly own: string | null }
  | { readonly kind: "none" }
  | { readonly kind: "refused"; readonly reason: string };

/**
 * The repository in which a ref is looked up: that of the project, else the one the command is given in, as far as the
 * folder is in their work trees. Only where neither is in a repository, it is that of the folder.
 *
 * @param folder absolute; there
 * @param askers folders of the project and of the command, in this order
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

/** The top of the first of these folders that is in a repository; `null` where none is. */
export function firstTop(askers: readonly string[]): Answer<string | null> {
  for (const asker of askers) {
    const top = topOrNone(asker);
    if (!top.ok || top.value !== null) return top;
  }
  return { ok: true, value: null };
}

/** `null` where there is no repository; a reason where there is one that git does not open. */
export function topOrNone(folder: string): Answer<string | null> {
  const top = topOfFolder(folder);
  if (top.ok) return top;
  // A `.git` that leads nowhere, as after a repository was renamed, reads `not a git repository: <path>`.
  if (top.reason.startsWith("not a git repository (")) return { ok: true, value: null };
  const isBroken = top.reason.startsWith("not a git repository:");
  const remedy = isBroken ? "; `git worktree repair`, given in the repository, mends that" : "";
  return { ok: false, reason: top.reason + remedy };
}

/** A folder from the top of a work tree, by the names the work tree has for it; `null` if it is not in it. */
export function pathIn(top: string, folder: string): string | null {
  for (let at = folder; ; at = dirname(at)) {
    if (realpathSync(at) === top) return slashed(relative(at, folder));
    if (dirname(at) === at) break;
  }
  const inside = relative(top, realpathSync(folder));
  const isOutside = inside === ".." || inside.startsWith(`..${sep}`) || isAbsolute(inside);
  return isOutside ? null : slashed(inside);
}

/** Whether a folder of a work tree belongs to a repository of its own. */
export function isOwnRepository(top: string, path: string): boolean {
  const own = topOfFolder(join(top, path));
  return own.ok && own.value !== top;
}

function slashed(path: string): string {
  return path.split(sep).join("/");
}
