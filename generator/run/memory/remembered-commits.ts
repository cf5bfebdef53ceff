import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  noMemory,
  type CommitMemory,
  type RememberedCommit,
} from "../../tree/git/commit-memory.ts";
import { foldersToTop } from "../../tree/git/folders-to-top.ts";
import { once } from "../../tree/git/once.ts";
import { memoryFolder } from "./memory-folder.ts";
import { writeWhole } from "./write-whole.ts";

// This file is loaded at every commit, before anything else of the program. So it imports little, and its file has no
// seal, for which Node would have to load its cryptography.

/** A repository by the path of its top, and the commit that is remembered of it. */
type Entry = readonly [top: string, commit: Written];

/** JSON has no maps. */
type Written = Omit<RememberedCommit, "texts"> & {
  readonly texts: readonly (readonly [string, string])[];
};

/** How many repositories are remembered. */
const mostRepositories = 16;

/**
 * Returns the memory of the repository that contains a folder. It remembers nothing where this machine may keep
 * nothing.
 *
 * @param cwd absolute
 */
export function commitMemoryOf(cwd: string): CommitMemory {
  // Where a staged file surely matters, nobody asks, and no folder is looked for or created.
  const memory = once(() => {
    const folder = memoryFolder([cwd]);
    const top = foldersToTop(cwd).at(-1) ?? cwd;
    return folder === null ? noMemory : commitMemoryIn(join(folder, "commits.json"), top);
  });
  return {
    load: () => memory().load(),
    save: (commit) => {
      memory().save(commit);
    },
  };
}

/**
 * Returns the memory of a repository in a file, which is shared by all repositories.
 *
 * @param file absolute
 * @param top the path of the top of the repository
 */
export function commitMemoryIn(file: string, top: string): CommitMemory {
  return {
    load: () => {
      const written = entriesIn(file).find(([path]) => path === top)?.[1];
      return written === undefined ? null : { ...written, texts: new Map(written.texts) };
    },
    save: (commit) => {
      const others = entriesIn(file).filter(([path]) => path !== top);
      const own: Entry = [top, { ...commit, texts: [...commit.texts] }];
      writeWhole(file, JSON.stringify([own, ...others.slice(0, mostRepositories - 1)]));
    },
  };
}

/** Returns what was written. A file that is missing or damaged counts as empty. */
function entriesIn(file: string): readonly Entry[] {
  try {
    const content: unknown = JSON.parse(readFileSync(file, "utf8"));
    return Array.isArray(content) ? content.filter(isEntry) : [];
  } catch {
    return [];
  }
}

function isEntry(value: unknown): value is Entry {
  return Array.isArray(value) && typeof value[0] === "string" && isWritten(value[1]);
}

function isWritten(value: unknown): value is Written {
  if (typeof value !== "object" || value === null) return false;
  if (!("chosenBy" in value && "id" in value && "entries" in value && "texts" in value))
    return false;
  const { chosenBy, id, entries, texts } = value;
  const isId = typeof id === "string" && /^[0-9a-f]{40,64}$/.test(id);
  const isWhole = isListOf(isIndexEntry, entries) && isListOf(isText, texts);
  return typeof chosenBy === "string" && isId && isWhole;
}

function isListOf(isItem: (value: unknown) => boolean, value: unknown): boolean {
  return Array.isArray(value) && value.every(isItem);
}

function isIndexEntry(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (!("isLink" in value && "id" in value && "path" in value)) return false;
  const { isLink, id, path } = value;
  return typeof isLink === "boolean" && typeof id === "string" && typeof path === "string";
}

function isText(value: unknown): boolean {
  return Array.isArray(value) && value.map((one) => typeof one).join() === "string,string";
}
