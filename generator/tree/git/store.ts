import type { Answer } from "../tree.ts";
import { runGit, type GitResult } from "./run-git.ts";

/** Where git is asked: in a work tree, or, where there is none, in the folder that holds a repository's objects. */
export interface Store {
  /** Absolute. */
  readonly cwd: string;
  /** Absolute; `null` for the repository of `cwd`. */
  readonly gitDir: string | null;
}

/** A commit, and whose it is. */
export interface CommitPlace {
  readonly store: Store;
  /** The top of the work tree, absolute; `null` where the repository has none here. */
  readonly top: string | null;
  /** Id of a commit or a tree; `""` for the index. */
  readonly id: string;
}

/**
 * Asks git about the objects of a store.
 *
 * @param env beside what git is always asked with
 */
export function ask(
  { cwd, gitDir }: Store,
  args: readonly string[],
  input = "",
  env: Readonly<Record<string, string>> = {},
): GitResult {
  // A submodule names its work tree, which may be gone: then git would not even start.
  const where = gitDir === null ? [] : [`--git-dir=${gitDir}`, `--work-tree=${gitDir}`];
  return runGit([...where, ...args], cwd, input, env);
}

/** One line of git's, without its end. */
export function lineOf(bytes: Buffer): string {
  return bytes.toString("utf8").replace(/\r?\n$/, "");
}

/** The top of the work tree a folder is in, absolute and without links. */
export function topOfFolder(folder: string): Answer<string> {
  const answer = runGit(["rev-parse", "--show-toplevel"], folder);
  return answer.ok ? { ok: true, value: lineOf(answer.stdout) } : answer;
}
