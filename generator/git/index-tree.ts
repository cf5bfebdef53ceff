import { diagnostic, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import { runGit, splitNul } from "./run-git.ts";

/** A file of the index. */
export interface IndexEntry {
  /** From the top of the repository. */
  readonly path: string;
  /** A file, and not a link or a submodule. */
  readonly isFile: boolean;
}

/** The top of the work tree the process runs in, absolute, or why there is none. */
export function topOf(cwd: string): Outcome<string | null> {
  const answer = runGit(["rev-parse", "--show-toplevel"], cwd);
  if (answer.ok) {
    return { value: answer.stdout.toString("utf8").replace(/\r?\n$/, ""), diagnostics: [] };
  }
  return { value: null, diagnostics: [diagnostic("MM7201", { reason: answer.reason })] };
}

/** Every file of the index. Those in conflict stand in it more than once. */
export function listIndex(top: string): readonly IndexEntry[] {
  const answer = runGit(["ls-files", "-z", "--stage"], top);
  if (!answer.ok) return [];
  // `100644 <blob> <stage>\t<path>`: 120000 is a link, 160000 a submodule.
  return splitNul(answer.stdout).map((line) => ({
    path: line.slice(line.indexOf("\t") + 1),
    isFile: line.startsWith("100"),
  }));
}

/**
 * Writes files of the index below a folder, as a checkout would.
 *
 * @param paths from the top of the repository
 * @param folder absolute, there already
 * @param top of the repository
 */
export function writeFromIndex(
  paths: readonly string[],
  folder: string,
  top: string,
): readonly Diagnostic[] {
  if (paths.length === 0) return [];
  const args = ["checkout-index", "-f", "-z", "--stdin", `--prefix=${folder}/`];
  const answer = runGit(args, top, paths.map((path) => `${path}\0`).join(""));
  return answer.ok ? [] : [diagnostic("MM7201", { reason: answer.reason })];
}
