import { changedEntries } from "./changed-entries.ts";
import {
  candidate,
  entriesOfCommit,
  entriesOfIndex,
  isLock,
  isNotable,
  type IndexEntry,
} from "./notable-entries.ts";
import { runGit } from "./run-git.ts";
import { readBlobs } from "./tree-entries.ts";

// This file is loaded at every commit, like `staged-paths.ts`, so it imports only what that file needs anyway.

/** Contents by their ids. */
export type Texts = ReadonlyMap<string, string>;

/** The links and the notable files of a commit. Git never changes what a commit contains. */
export interface RememberedCommit {
  /** The expression that chose the entries. Another version of the program may have another one. */
  readonly chosenBy: string;
  readonly id: string;
  readonly entries: readonly IndexEntry[];
  readonly texts: Texts;
}

/** Where a machine keeps what it has found out about one commit of a repository. */
export interface CommitMemory {
  readonly load: () => RememberedCommit | null;
  readonly save: (commit: RememberedCommit) => void;
}

export const noMemory: CommitMemory = { load: () => null, save: () => undefined };

/** The links and the notable files of the index, and perhaps other files. */
export interface IndexFiles {
  readonly entries: readonly IndexEntry[];
  /** The contents that are known without asking git. */
  readonly texts: Texts;
  /** Whether they were found without listing the index. */
  readonly isFromMemory: boolean;
}

/** If the index differs from a remembered commit at more paths, another commit is remembered. */
const mostChanges = 500;

/**
 * Returns the links and the notable files of the index; `null` if git does not answer. To list a large index takes
 * longer than to compare it with a commit, so only the differences from a remembered commit are asked for.
 */
export function filesOfIndex(remembered: RememberedCommit | null, cwd: string): IndexFiles | null {
  const changed = remembered === null ? null : changesSince(remembered, cwd);
  if (remembered === null || changed === null) {
    const entries = entriesOfIndex(cwd);
    return entries === null ? null : { entries, texts: new Map(), isFromMemory: false };
  }
  const paths = new Set(changed.map(({ path }) => path));
  const unchanged = remembered.entries.filter(({ path }) => !paths.has(path));
  const entries = [...unchanged, ...changed.flatMap(({ after }) => after ?? [])];
  return { entries, texts: remembered.texts, isFromMemory: true };
}

function changesSince(
  { chosenBy, id }: RememberedCommit,
  cwd: string,
): ReturnType<typeof changedEntries> {
  if (chosenBy !== candidate.source) return null;
  const changed = changedEntries(cwd, id);
  const isUsable = changed?.some(({ isUnmerged }) => isUnmerged) === false;
  return isUsable && changed.length <= mostChanges ? changed : null;
}

/** If an index has more entries, it takes less time to ask git for them than to read them from a memory. */
const mostEntries = 200;

/** Longer texts are asked for instead, in UTF-16 units. */
const longest = 10_000;

/**
 * Returns what is to be remembered of the commit that `HEAD` is; `null` if nothing is, or git does not answer.
 *
 * @param index the entries of the index, which are nearly those of the commit
 */
export function headToRemember(index: IndexFiles, cwd: string): RememberedCommit | null {
  if (index.isFromMemory || index.entries.length > mostEntries) return null;
  const head = runGit(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"], cwd);
  if (!head.ok) return null;
  const id = head.stdout.toString("utf8").trim();
  const entries = entriesOfCommit(id, cwd);
  if (entries === null) return null;
  const read = entries.filter((one) => one.isLink || (isNotable(one.path) && !isLock(one)));
  const ids = read.map((one) => one.id);
  const texts = [...(readTexts(ids, new Map(), cwd) ?? [])];
  const short = texts.filter(([, text]) => text.length <= longest);
  return { chosenBy: candidate.source, id, entries, texts: new Map(short) };
}

/**
 * Reads contents by their ids. Returns `null` if git does not answer or one of them is missing.
 *
 * @param already the contents that need not be read
 */
export function readTexts(ids: readonly string[], already: Texts, cwd: string): Texts | null {
  const missing = [...new Set(ids)].filter((id) => !already.has(id));
  if (missing.length === 0) return already;
  const read = readBlobs({ cwd, gitDir: null }, missing);
  if (!read.ok || missing.some((id) => !read.value.has(id))) return null;
  const texts = new Map(already);
  for (const [id, bytes] of read.value) texts.set(id, Buffer.from(bytes).toString("utf8"));
  return texts;
}
