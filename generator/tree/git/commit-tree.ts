import type { Answer, Tree } from "../tree.ts";
import type { CommitPlace } from "./store.ts";
import { nodesOf } from "./stored-nodes.ts";
import { storedTree } from "./stored-tree.ts";
import { listTree } from "./tree-entries.ts";

/**
 * Returns a commit as a tree.
 *
 * @param top the top of its repository's work tree, absolute and without links
 */
export function commitTree(commit: CommitPlace, top: string): Answer<Tree> {
  const entries = listTree(commit.store, `${commit.id}^{tree}`, ["-r"]);
  if (!entries.ok) return entries;
  const surroundings = { keptOut: () => new Map<string, string>(), changedOnDisk: () => [] };
  return { ok: true, value: storedTree(top, nodesOf(entries.value, commit), surroundings) };
}
