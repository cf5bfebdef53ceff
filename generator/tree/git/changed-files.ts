import { join } from "node:path";
import { sameContent } from "../same-content.ts";
import { readText, type ChangedFile, type Tree } from "../tree.ts";
import { workTree } from "../work-tree.ts";
import { runGit, splitNul, type GitResult } from "./run-git.ts";

const otherForm = "is staged in another form";

/**
 * Returns all files that differ between the index and the disk, except those that git ignores: files that were changed
 * or removed, files that are not in the index, and files of which git was told not to look at the disk. If git cannot
 * tell, that counts as a difference too.
 *
 * @param top the top of the work tree, absolute
 * @param tree the index as a tree
 */
export function changedFiles(top: string, tree: Tree): readonly ChangedFile[] {
  // Unlike the plumbing commands, `git diff` compares the contents of files of which only the dates differ.
  const diff = ["diff", "--name-only", "--no-relative", "--no-renames"];
  const changed = runGit([...diff, "--ignore-submodules=none", "-z"], top);
  if (!changed.ok) return [untold(top, changed)];
  const others = ["--others", "--exclude-standard", "--directory", "--no-empty-directory"];
  const listed = runGit(["ls-files", "-z", "-v", "--cached", ...others], top);
  if (!listed.ok) return [untold(top, listed)];
  // Git prints `<tag> <path>`.
  const entries = splitNul(listed.stdout).map((line) => ({ tag: line[0], path: line.slice(2) }));
  const changes = splitNul(changed.stdout).map((path) => ({ path, difference: otherForm }));
  return [...changes, ...entries.flatMap(({ tag = "", path }) => unseen(tag, path, top, tree))].map(
    ({ path, difference }) => ({ path: join(top, path), difference }),
  );
}

function untold(top: string, answer: Extract<GitResult, { readonly ok: false }>): ChangedFile {
  const { reason } = answer;
  return { path: top, difference: `cannot be compared with what is staged: ${reason}` };
}

/** Returns the difference of a file that `git diff` does not look at. */
function unseen(tag: string, path: string, top: string, tree: Tree): readonly ChangedFile[] {
  if (tag === "?") return [{ path, difference: "is not staged" }];
  // A lower-case tag stands for `--assume-unchanged`, and `S` for `--skip-worktree`.
  if (tag !== "S" && tag === tag.toUpperCase()) return [];
  const place = join(top, path);
  if (workTree.look(place) === null) return [{ path, difference: "is not there" }];
  return isSame(place, tree) ? [] : [{ path, difference: otherForm }];
}

function isSame(place: string, tree: Tree): boolean {
  const [stagedPlace, diskPlace] = [tree.real(place), workTree.real(place)];
  if (!stagedPlace.ok || !diskPlace.ok || stagedPlace.value !== diskPlace.value) return false;
  // What a link leads to has an entry of its own.
  if (diskPlace.value !== place) return true;
  const [staged, disk] = [readText(tree, place), readText(workTree, place)];
  return staged.ok && disk.ok && sameContent(staged.value, disk.value);
}
