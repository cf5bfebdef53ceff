import type { IndexEntry } from "./notable-entries.ts";
import { runGit, splitNul } from "./run-git.ts";

// This file is loaded at every commit, like `staged-paths.ts`, so it imports only what that file needs anyway.

/** A path at which the index differs from a commit. */
export interface ChangedEntry {
  /** The path from the top of the repository. */
  readonly path: string;
  readonly name: string;
  /** Whether it is a file both before and after. A link or a submodule may contain pages, whatever its name. */
  readonly isFile: boolean;
  /** The ids of the content before and after, each only if there was any. */
  readonly ids: readonly string[];
  /** What the index has at the path; `null` if it has nothing. */
  readonly after: IndexEntry | null;
  /** Whether the path is in conflict, so that the index has several contents for it. */
  readonly isUnmerged: boolean;
}

/**
 * Compares the index with a commit. Returns `null` if git does not answer, for example because it does not have the
 * commit.
 *
 * @param commit the id of the commit; that of `HEAD` if it is not given
 */
export function changedEntries(cwd: string, commit?: string): readonly ChangedEntry[] | null {
  const args = ["diff", "--cached", "--raw", "--no-abbrev", "--ignore-submodules=none"];
  const from = commit === undefined ? [] : [commit, "--"];
  const answer = runGit([...args, "--no-relative", "--no-renames", "-z", ...from], cwd);
  if (!answer.ok) return null;
  const parts = splitNul(answer.stdout);
  return parts.flatMap((part, index) => {
    const path = parts[index + 1];
    return index % 2 === 1 || path === undefined ? [] : [parse(part, path)];
  });
}

/** Parses `:<mode before> <mode after> <id before> <id after> <status>`. */
function parse(change: string, path: string): ChangedEntry {
  const [before = "", mode = "", idBefore = "", id = "", status = ""] = change.slice(1).split(" ");
  const isFile = ![before, mode].some((one) => one === "120000" || one === "160000");
  return {
    ...{ path, name: path.slice(path.lastIndexOf("/") + 1), isFile },
    ids: [idBefore, id].filter(isSome),
    after: isSome(mode) ? { isLink: mode === "120000", id, path } : null,
    isUnmerged: status === "U",
  };
}

/** Whether a mode or an id is not all zeros, which stand for nothing. */
function isSome(value: string): boolean {
  return !/^0*$/.test(value);
}
