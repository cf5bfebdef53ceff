import type { Answer } from "../tree.ts";
import { runGit, type GitResult } from "./run-git.ts";

/** Where git is asked: in a work tree, or, if there is none, in the folder that contains a repository's objects. */
export interface Store {
  /** The folder in which git runs, absolute. */
  readonly cwd: string;
  /** The folder with the objects, absolute; `null` for the repository of `cwd`. */
  readonly gitDir: string | null;
}

/** A commit and its repository. */
export interface CommitPlace {
  readonly store: Store;
  /** The top of the work tree, absolute; `null` where the repository has none here. */
  readonly top: string | null;
  /** The id of a commit or a tree; `""` for the index. */
  readonly id: string;
}

/**
 * Asks git about the objects of a store.
 *
 * @param env variables to add to the usual environment
 */
export function ask(
  { cwd, gitDir }: Store,
  args: readonly string[],
  input = "",
  env: Readonly<Record<string, string>> = {},
): GitResult {
  // The settings of a submodule name its work tree. If that no longer exists, git would not even start.
  const where = gitDir === null ? [] : [`--git-dir=${gitDir}`, `--work-tree=${gitDir}`];
  return runGit([...where, ...args], cwd, input, env);
}

/** Decodes one line of git's output, without the line break. */
export function lineOf(bytes: Buffer): string {
  return bytes.toString("utf8").replace(/\r?\n$/, "");
}

/** Returns the top of the work tree that contains a folder, absolute and without links. */
export function topOfFolder(folder: string): Answer<string> {
  const answer = runGit(["rev-parse", "--show-toplevel"], folder);
  return answer.ok ? { ok: true, value: lineOf(answer.stdout) } : answer;
}
