import { realpathSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { isInside } from "../is-inside.ts";
import {
  noFile,
  type Answer,
  type ChangedFile,
  type Content,
  type Tree,
  type TreeEntry,
} from "../tree.ts";
import { isVerbatim } from "./checkout-form.ts";
import { readLeaves } from "./read-leaves.ts";
import type { Folder, Leaf } from "./stored-nodes.ts";
import { walk, type Walked } from "./walk-nodes.ts";

/**
 * Returns an index or a commit as a tree. Its paths are those that the files would have in the work tree. Nothing is
 * written, and the work tree itself is not read.
 *
 * @param top the top of the work tree, absolute and without links
 * @param surroundings what git knows about the files on disk
 */
export function storedTree(top: string, nodes: Folder, surroundings: Surroundings): Tree {
  const find = finder(top, nodes);
  return {
    isDisk: false,
    look: (path) => {
      const end = find(path, false);
      return end.kind === "found" ? end.node.kind : null;
    },
    real: (path) => {
      const end = find(path, true);
      return end.kind === "found" ? { ok: true, value: join(top, ...end.at()) } : failed(end);
    },
    list: (folder) => entriesOf(find(folder, true)),
    read: (paths, largest) =>
      contentsOf(
        paths.map((path) => [path, leafOf(find(path, true))]),
        largest,
      ),
    idOf: (path) => {
      const leaf = leafOf(find(path, true));
      return leaf.ok && isVerbatim(leaf.value) ? leaf.value.id : null;
    },
    blindSpot: (path) => {
      const end = find(path, true);
      return end.kind === "blind" ? end.reason : null;
    },
    keptOut: (paths) => {
      const byPath = new Map(paths.flatMap((path) => namedFromTop(top, path)));
      const rules = [...surroundings.keptOut([...byPath.keys()])];
      return new Map(rules.map(([path, rule]) => [byPath.get(path) ?? path, rule]));
    },
    changedOnDisk: () => surroundings.changedOnDisk(),
  };
}

/** Returns a function that follows a path, which is absolute. */
function finder(top: string, nodes: Folder): (path: string, followsLast: boolean) => Walked {
  const find = (path: string, followsLast: boolean): Walked => {
    const inside = pathFrom(top, path);
    if (inside === null) return { kind: "blind", reason: outside };
    return walk(nodes, inside.split("/"), followsLast);
  };
  const folders = new Map<string, Walked>();
  const folderAt = (path: string): Walked => {
    const end = folders.get(path) ?? find(path, true);
    folders.set(path, end);
    return end;
  };
  return (path, followsLast) => {
    // Thousands of files are asked for in each folder, whose path is followed once.
    const start = path.lastIndexOf(sep);
    const end = start > top.length ? folderAt(path.slice(0, start)) : null;
    if (end?.kind !== "found" || end.node.kind !== "folder") return find(path, followsLast);
    const name = path.slice(start + 1);
    const node = end.node.children.get(name);
    if (node?.kind !== "file") return find(path, followsLast);
    return { kind: "found", node, at: () => [...end.at(), name] };
  };
}

function entriesOf(end: Walked): Answer<readonly TreeEntry[]> {
  if (end.kind !== "found") return failed(end);
  if (end.node.kind !== "folder") return { ok: false, reason: "it is not a folder" };
  const entries = [...end.node.children].map(([name, { kind }]): TreeEntry => {
    return { name, kind: kind === "submodule" ? "folder" : kind };
  });
  return { ok: true, value: entries };
}

function contentsOf(
  leaves: readonly (readonly [path: string, leaf: Answer<Leaf>])[],
  largest = Infinity,
): readonly (readonly [path: string, content: Content])[] {
  const contents = readLeaves(leaves.flatMap(([, leaf]) => (leaf.ok ? [leaf.value] : [])));
  return leaves.map(([path, leaf]) => {
    const content = leaf.ok ? (contents.get(leaf.value) ?? noFile) : leaf;
    return [path, bounded(content, largest)];
  });
}

/** What git knows about the files on disk. Paths are from the top. */
export interface Surroundings {
  /** Returns the rules that keep files out, by the path of the file. */
  readonly keptOut: (paths: readonly string[]) => ReadonlyMap<string, string>;
  /** Returns all files that differ between the tree and the disk. Their paths are absolute. */
  readonly changedOnDisk: () => readonly ChangedFile[];
}

const outside = "it lies outside the repository, so no commit holds it";

function failed({ reason }: { readonly reason: string }): Answer<never> {
  return { ok: false, reason };
}

function leafOf(end: Walked): Answer<Leaf> {
  if (end.kind !== "found") return failed(end);
  const { node } = end;
  if (node.kind === "folder") return { ok: false, reason: "it is a folder" };
  return node.problem === null ? { ok: true, value: node } : { ok: false, reason: node.problem };
}

function bounded(content: Content, largest: number): Content {
  const size = content.ok ? content.bytes.length : 0;
  return size > largest ? { ok: false, reason: `it has ${size} bytes`, size } : content;
}

function namedFromTop(top: string, path: string): readonly (readonly [string, string])[] {
  const inside = pathFrom(top, path);
  return inside === null ? [] : [[inside, path]];
}

/**
 * Converts a path to one relative to the top, with forward slashes. Returns `null` if it is not below the top, even
 * with the links on the disk resolved.
 */
function pathFrom(top: string, path: string): string | null {
  const rest: string[] = [];
  // Most paths were made by joining names to the top.
  if (path.startsWith(`${top}${sep}`)) return slashed(path.slice(top.length + 1));
  if (isInside(path, top)) return slashed(relative(top, path));
  for (let at = path; dirname(at) !== at; at = dirname(at)) {
    const real = realOrSame(at);
    if (isInside(real, top)) return slashed(join(relative(top, real), ...rest));
    rest.unshift(basename(at));
  }
  return null;
}

function realOrSame(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    // A file of the index need not exist on the disk.
    return path;
  }
}

function slashed(path: string): string {
  return sep === "/" ? path : path.replaceAll(sep, "/");
}
