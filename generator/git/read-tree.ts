import { posix } from "node:path";
import { diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import { enterSubmodule } from "./enter-submodule.ts";
import { folderInCommit, type StoredFolder } from "./folder-in-commit.ts";
import { runGit } from "./run-git.ts";
import { lineOf, topOfFolder, type Answer } from "./store.ts";
import { listTree, readBlobs, type TreeEntry } from "./tree-entries.ts";

/** A file as a commit has it. */
export interface StoredFile {
  /** Relative to the folder asked for, forward slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * The files a folder had at a commit of its own repository, read from git's store without a checkout, ordered by path.
 * Nothing is fetched.
 *
 * @param folder absolute; must be there now, for git to be asked in it
 * @param ref a branch, tag or commit
 * @param isWanted which paths, relative to the folder
 */
export function readTreeAt(
  folder: string,
  ref: string,
  isWanted: (path: string) => boolean,
): Outcome<readonly StoredFile[]> {
  const files = filesAt(folder, ref, isWanted);
  return files.ok
    ? { value: files.value, diagnostics: [] }
    : { value: [], diagnostics: [diagnostic("MM1021", { ref, reason: files.reason })] };
}

function filesAt(
  folder: string,
  ref: string,
  isWanted: (path: string) => boolean,
): Answer<readonly StoredFile[]> {
  const top = topOfFolder(folder);
  if (!top.ok) return top;
  const prefix = runGit(["rev-parse", "--show-prefix"], folder);
  if (!prefix.ok) return prefix;
  const commit = { store: { cwd: top.value, gitDir: null }, top: top.value, id: ref };
  const found = folderInCommit(commit, lineOf(prefix.stdout));
  return found.ok ? readStoredFolder(found.value, isWanted) : found;
}

/**
 * The files of a folder of a commit, ordered by path; those of submodules in it too. A link to a file of the folder is
 * that file, as it is on the disk, and linked folders are not entered.
 */
export function readStoredFolder(
  { commit, path, tree }: StoredFolder,
  isWanted: (path: string) => boolean,
): Answer<readonly StoredFile[]> {
  const listed = listTree(commit.store, tree, ["-r"]);
  if (!listed.ok) return listed;
  const files: StoredFile[] = [];
  for (const entry of listed.value.filter(({ kind }) => kind === "submodule")) {
    const inner = enterSubmodule(commit, posix.join(path, entry.path), entry.id);
    if (!inner.ok) return inner;
    const isWantedInside = (one: string): boolean => isWanted(`${entry.path}/${one}`);
    const whole = { commit: inner.value, path: "", tree: `${entry.id}^{tree}` };
    const inside = readStoredFolder(whole, isWantedInside);
    if (!inside.ok) return inside;
    files.push(...inside.value.map((one) => ({ ...one, path: `${entry.path}/${one.path}` })));
  }
  const own = ownFiles(listed.value, isWanted, commit.store);
  if (!own.ok) return own;
  const all = [...files, ...own.value];
  return { ok: true, value: all.sort((a, b) => (a.path < b.path ? -1 : 1)) };
}

function ownFiles(
  entries: readonly TreeEntry[],
  isWanted: (path: string) => boolean,
  store: StoredFolder["commit"]["store"],
): Answer<readonly StoredFile[]> {
  const links = entries.filter(({ kind }) => kind === "link");
  const wanted = entries.filter(
    ({ kind, path }) => (kind === "file" || kind === "link") && isWanted(path),
  );
  const read = readBlobs(store, [...new Set([...wanted, ...links].map(({ id }) => id))]);
  if (!read.ok) return read;
  const targets = new Map(
    links.map(({ path, id }) => [path, Buffer.from(read.value.get(id) ?? []).toString("utf8")]),
  );
  const byPath = new Map(entries.map((entry) => [entry.path, entry]));
  const files: StoredFile[] = [];
  const late = readLate(store);
  for (const { path } of wanted) {
    const entry = byPath.get(behind(path, targets));
    if (entry?.kind !== "file")
      return refuse(`its page \`${path}\` links to no file of the folder`);
    const bytes = read.value.get(entry.id) ?? late(entry.id);
    if (bytes === undefined) return refuse("some of its files are not stored here");
    files.push({ path, bytes });
  }
  return { ok: true, value: files };
}

/** A link may lead to a file that is no page itself. */
function readLate(store: StoredFolder["commit"]["store"]): (id: string) => Uint8Array | undefined {
  return (id) => {
    const read = readBlobs(store, [id]);
    return read.ok ? read.value.get(id) : undefined;
  };
}

/** Where a path leads, through the links of the folder; more of them than any system follows lead nowhere. */
function behind(path: string, targets: ReadonlyMap<string, string>): string {
  let at = path;
  for (let links = 0; links < 40; links += 1) {
    const target = targets.get(at);
    if (target === undefined) return at;
    at = posix.isAbsolute(target) ? "" : posix.join(posix.dirname(at), target);
  }
  return "";
}

function refuse(reason: string): { readonly ok: false; readonly reason: string } {
  return { ok: false, reason };
}
