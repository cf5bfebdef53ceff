import { posix } from "node:path";
import type { Answer } from "../tree.ts";
import type { Value } from "./attribute-rules.ts";
import { attributeReader, type AttributeReader } from "./attributes.ts";
import { enterSubmodule } from "./enter-submodule.ts";
import { once } from "./once.ts";
import { notStored } from "./run-git.ts";
import type { CommitPlace, Store } from "./store.ts";
import { listTree, readBlobs, type TreeEntry } from "./tree-entries.ts";

/** A file or a link, and the store with its content. */
export interface Leaf {
  readonly kind: "file" | "link";
  readonly id: string;
  readonly store: Store;
  /** The path from the top of its own repository. */
  readonly path: string;
  /** Why its content is not that of a single file; `null` if it is. */
  readonly problem: string | null;
  /** The target of a link, as it is written in the link. */
  readonly target: () => Answer<string>;
  /** The attributes by which a clean clone writes it. */
  readonly attributes: () => Answer<ReadonlyMap<string, Value>>;
}

/** A folder, with its entries by name. */
export interface Folder {
  readonly kind: "folder";
  readonly children: ReadonlyMap<string, StoredNode>;
}

/** A repository of its own, of which only the commit is recorded. Its folder is read only when it is entered. */
export interface Submodule {
  readonly kind: "submodule";
  readonly enter: () => Answer<Folder>;
}

export type StoredNode = Leaf | Folder | Submodule;

/** An entry of an index or a commit, and the problem that keeps it from being read, if there is one. */
export interface StoredEntry extends TreeEntry {
  readonly problem?: string;
}

interface OpenFolder extends Folder {
  readonly children: Map<string, StoredNode>;
}

/**
 * Builds the folders of a repository from its entries.
 *
 * @param entries all entries of the repository, with paths from the top
 */
export function nodesOf(entries: readonly StoredEntry[], place: CommitPlace): Folder {
  const root = newFolder();
  const folders = new Map<string, OpenFolder>([[".", root]]);
  const folderAt = (path: string): OpenFolder => {
    const existing = folders.get(path);
    if (existing !== undefined) return existing;
    const folder = newFolder();
    folders.set(path, folder);
    folderAt(posix.dirname(path)).children.set(posix.basename(path), folder);
    return folder;
  };
  const targetOf = linkReader(entries, place.store);
  const attributesOf = attributeReader(entries, place.store);
  for (const entry of entries) {
    const { children } = folderAt(posix.dirname(entry.path));
    children.set(posix.basename(entry.path), nodeOf(entry, place, { targetOf, attributesOf }));
  }
  return root;
}

function newFolder(): OpenFolder {
  return { kind: "folder", children: new Map() };
}

interface Readers {
  readonly targetOf: (id: string) => Answer<string>;
  readonly attributesOf: AttributeReader;
}

function nodeOf(
  { kind, id, path, problem }: StoredEntry,
  place: CommitPlace,
  { targetOf, attributesOf }: Readers,
): StoredNode {
  switch (kind) {
    case "folder":
      return newFolder();
    case "submodule":
      return { kind, enter: once(() => submoduleFolder(place, path, id)) };
    case "file":
    case "link":
      return {
        ...{ kind, id, path, problem: problem ?? null, store: place.store },
        target: () => targetOf(id),
        attributes: () => attributesOf(path),
      };
  }
}

function submoduleFolder(around: CommitPlace, path: string, id: string): Answer<Folder> {
  const inner = enterSubmodule(around, path, id);
  if (!inner.ok) return inner;
  const entries = listTree(inner.value.store, `${id}^{tree}`, ["-r"]);
  return entries.ok ? { ok: true, value: nodesOf(entries.value, inner.value) } : entries;
}

/** Returns a function that reads the target of a link. The first call reads all links of the repository. */
function linkReader(entries: readonly StoredEntry[], store: Store): (id: string) => Answer<string> {
  const all = once(() => {
    const ids = entries.flatMap(({ kind, id }) => (kind === "link" ? [id] : []));
    return readBlobs(store, ids);
  });
  return (id) => {
    const read = all();
    if (!read.ok) return read;
    const bytes = read.value.get(id);
    if (bytes === undefined) return { ok: false, reason: notStored };
    return { ok: true, value: new TextDecoder().decode(bytes) };
  };
}
