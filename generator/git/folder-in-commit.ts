import { posix } from "node:path";
import { enterSubmodule } from "./enter-submodule.ts";
import type { Answer, CommitPlace } from "./store.ts";
import { listTree, readBlobs, type TreeEntry } from "./tree-entries.ts";

/** A folder as a commit has it. */
export interface StoredFolder {
  /** Of the repository the folder is in: that of a submodule, where one is on the way. */
  readonly commit: CommitPlace;
  /** From the top of that repository; `""` for the top itself. */
  readonly path: string;
  /** Id of its tree. */
  readonly tree: string;
}

/** More links after each other than any system follows. */
const maxLinks = 40;

/**
 * Finds a folder in a commit, through the links and submodules that the commit has on the way.
 *
 * @param path from the top of the repository
 */
export function folderInCommit(commit: CommitPlace, path: string, links = 0): Answer<StoredFolder> {
  const normal = posix.normalize(path).replace(/\/$/, "");
  const segments = normal === "." ? [] : normal.split("/");
  if (segments[0] === ".." || posix.isAbsolute(normal)) return absent("a link leads out of it");
  let folder: StoredFolder = { commit, path: "", tree: `${commit.id}^{tree}` };
  for (const [index, segment] of segments.entries()) {
    const entries = listTree(commit.store, folder.tree);
    if (!entries.ok) return entries;
    const entry = entries.value.find((one) => one.path === segment);
    const here = posix.join(folder.path, segment);
    if (entry?.kind !== "folder") {
      return elsewhere(commit, here, entry, segments.slice(index + 1).join("/"), links);
    }
    folder = { commit, path: here, tree: entry.id };
  }
  return { ok: true, value: folder };
}

/** What is behind an entry that is no folder itself. */
function elsewhere(
  commit: CommitPlace,
  path: string,
  entry: TreeEntry | undefined,
  rest: string,
  links: number,
): Answer<StoredFolder> {
  if (entry?.kind === "submodule") return inSubmodule(commit, path, entry, rest);
  if (entry?.kind !== "link" || links === maxLinks) return absent("it does not have this folder");
  return behindLink(commit, path, entry, rest, links);
}

function inSubmodule(
  commit: CommitPlace,
  path: string,
  { id }: TreeEntry,
  rest: string,
): Answer<StoredFolder> {
  const inner = enterSubmodule(commit, path, id);
  return inner.ok ? folderInCommit(inner.value, rest) : inner;
}

function behindLink(
  commit: CommitPlace,
  path: string,
  { id }: TreeEntry,
  rest: string,
  links: number,
): Answer<StoredFolder> {
  const read = readBlobs(commit.store, [id]);
  if (!read.ok) return read;
  const target = read.value.get(id);
  if (target === undefined) return absent("some of its files are not stored here");
  const written = Buffer.from(target).toString("utf8");
  if (posix.isAbsolute(written)) return absent("a link leads out of it");
  return folderInCommit(commit, posix.join(posix.dirname(path), written, rest), links + 1);
}

function absent(reason: string): { readonly ok: false; readonly reason: string } {
  return { ok: false, reason };
}
