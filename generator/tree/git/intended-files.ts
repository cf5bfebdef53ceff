import { runGit, splitNul } from "./run-git.ts";
import type { StoredEntry } from "./stored-nodes.ts";

/** The id of an empty file, in SHA-1 or SHA-256. */
const empty =
  /^(?:e69de29bb2d1d6434b8b29ae775ad8c2e48c5391|473a0f4c3be8a93681a267e3b1e9a7dc[0-9a-f]{32})$/;

/**
 * Removes the entries of `git add --intent-to-add` from an index. They look like empty files, but no commit contains
 * them. An empty file is such an entry if it is neither staged, as git compares the index with the last commit, nor
 * in that commit.
 *
 * @param top the top of the work tree, absolute
 */
export function withoutIntended(
  entries: readonly StoredEntry[],
  top: string,
): readonly StoredEntry[] {
  const paths = entries.flatMap(({ id, path }) => (empty.test(id) ? [path] : []));
  if (paths.length === 0) return entries;
  const staged = stagedIds(top);
  const committed = committedIds(paths, top);
  return entries.filter(
    ({ id, path }) => !empty.test(id) || empty.test(staged.get(path) ?? committed.get(path) ?? ""),
  );
}

/** Returns the ids of what is staged, by path. The id of a removed file consists of zeros. */
function stagedIds(top: string): ReadonlyMap<string, string> {
  const args = ["diff", "--cached", "--raw", "--ita-invisible-in-index", "--no-abbrev"];
  const answer = runGit([...args, "--no-renames", "--no-relative", "-z"], top);
  const parts = answer.ok ? splitNul(answer.stdout) : [];
  // Git prints `:100644 100644 <id> <id> M`, and then the path as a part of its own.
  return new Map(
    parts.flatMap((part, index) => {
      const path = parts[index + 1];
      return index % 2 === 1 || path === undefined ? [] : [[path, part.split(" ")[3] ?? ""]];
    }),
  );
}

/**
 * Returns the ids of the paths in the last commit. If there is no commit yet, there are none, and {@link stagedIds}
 * finds everything that is staged.
 */
function committedIds(paths: readonly string[], top: string): ReadonlyMap<string, string> {
  const answer = runGit(["--literal-pathspecs", "ls-tree", "-z", "HEAD", "--", ...paths], top);
  const lines = answer.ok ? splitNul(answer.stdout) : [];
  // Git prints `<mode> blob <id>\t<path>`.
  return new Map(
    lines.map((line) => {
      const tab = line.indexOf("\t");
      return [line.slice(tab + 1), line.slice(0, tab).split(" ")[2] ?? ""];
    }),
  );
}
