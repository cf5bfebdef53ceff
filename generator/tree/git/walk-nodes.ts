import { absent, type Answer } from "../tree.ts";
import type { Folder, Leaf, StoredNode } from "./stored-nodes.ts";

/** What a path leads to. */
export type Walked =
  | {
      readonly kind: "found";
      readonly node: Folder | Leaf;
      /** Returns the names on the way to it, with links resolved. */
      readonly at: () => readonly string[];
    }
  | { readonly kind: "absent"; readonly reason: string }
  /** Git cannot tell what is at the path. */
  | { readonly kind: "blind"; readonly reason: string };

/** More consecutive links than any system follows. */
const maxLinks = 40;

interface Step {
  readonly name: string;
  readonly folder: Folder;
}

interface Position {
  readonly top: Folder;
  /** The folders that have been entered. */
  readonly way: Step[];
  /** The names that are still to be followed. */
  readonly rest: string[];
  readonly followsLast: boolean;
  links: number;
}

/**
 * Follows a path from the top of a repository, through links and submodules.
 *
 * @param followsLast whether a link at the end is followed too
 */
export function walk(top: Folder, path: readonly string[], followsLast: boolean): Walked {
  const position: Position = { top, way: [], rest: path.filter(isName), followsLast, links: 0 };
  const { rest, way } = position;
  for (let name = rest.shift(); name !== undefined; name = rest.shift()) {
    const end = step(name, position);
    if (end !== null) return end;
  }
  return { kind: "found", node: hereIn(position), at: () => namesOf(way) };
}

function hereIn({ top, way }: Position): Folder {
  return way.at(-1)?.folder ?? top;
}

/** Follows one name. Returns the result of the walk if it ends here, and otherwise `null`. */
function step(name: string, position: Position): Walked | null {
  const { way, rest, followsLast } = position;
  const target = name === ".." ? leave(way) : enter(hereIn(position).children.get(name));
  if (!target.ok) return { kind: "blind", reason: target.reason };
  const node = target.value;
  if (node === null) return { kind: "absent", reason: absent.reason };
  if (node.kind === "folder") {
    if (name !== "..") way.push({ name, folder: node });
    return null;
  }
  const isLast = rest.length === 0;
  if (node.kind === "link" && (followsLast || !isLast)) return follow(node, position);
  if (!isLast) return { kind: "absent", reason: "it is not a folder" };
  return { kind: "found", node, at: () => [...namesOf(way), name] };
}

function follow(link: Leaf, position: Position): Walked | null {
  position.links += 1;
  const target = targetOf(link, position.links);
  if (!target.ok) return { kind: "blind", reason: target.reason };
  position.rest.unshift(...target.value.split("/").filter(isName));
  return null;
}

function isName(part: string): boolean {
  return part !== "" && part !== ".";
}

/** Goes back to the folder above. */
function leave(way: Step[]): Answer<Folder> {
  const left = way.pop();
  if (left === undefined) return { ok: false, reason: "a link leads out of the repository" };
  return { ok: true, value: left.folder };
}

function enter(node: StoredNode | undefined): Answer<Folder | Leaf | null> {
  if (node === undefined) return { ok: true, value: null };
  return node.kind === "submodule" ? node.enter() : { ok: true, value: node };
}

function targetOf(link: Leaf, links: number): Answer<string> {
  if (links > maxLinks) return { ok: false, reason: "it is a link that leads to itself" };
  const target = link.target();
  const isAbsolute = target.ok && /^(?:[/\\]|[A-Za-z]:)/.test(target.value);
  return isAbsolute ? { ok: false, reason: "a link leads out of the repository" } : target;
}

function namesOf(way: readonly Step[]): readonly string[] {
  return way.map(({ name }) => name);
}
