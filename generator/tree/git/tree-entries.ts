import type { Answer } from "../tree.ts";
import { splitNul } from "./run-git.ts";
import { ask, type Store } from "./store.ts";

/** An entry of a tree in git. */
export interface TreeEntry {
  readonly kind: "file" | "link" | "folder" | "submodule";
  readonly id: string;
  /** The path from the tree that was listed. */
  readonly path: string;
}

/**
 * Lists the entries of a tree.
 *
 * @param options `["-r"]` to list the entries of all trees below it instead of those trees themselves
 */
export function listTree(
  store: Store,
  tree: string,
  options: readonly string[] = [],
): Answer<readonly TreeEntry[]> {
  const args = ["ls-tree", "-z", "--full-tree", ...options, "--end-of-options", tree];
  const listed = ask(store, args);
  return listed.ok ? { ok: true, value: splitNul(listed.stdout).flatMap(parseEntry) } : listed;
}

const kinds = { "040": "folder", "100": "file", "120": "link", "160": "submodule" } as const;

/** Parses `<mode> <type> <id>\t<path>`. */
function parseEntry(line: string): readonly TreeEntry[] {
  const parts = /^(?<mode>040|100|120|160)\d{3} \w+ (?<id>[0-9a-f]+)\t(?<path>[^]+)$/.exec(line);
  const { mode, id, path } = parts?.groups ?? {};
  const kind = Object.entries(kinds).find(([one]) => one === mode)?.[1];
  return kind === undefined || id === undefined || path === undefined ? [] : [{ kind, id, path }];
}

/** Reads contents by their ids. An id that is not stored here is missing in the result. */
export function readBlobs(
  store: Store,
  ids: readonly string[],
): Answer<ReadonlyMap<string, Uint8Array>> {
  const blobs = ask(store, ["cat-file", "--batch"], ids.map((id) => `${id}\n`).join(""));
  return blobs.ok ? { ok: true, value: parseBatch(blobs.stdout) } : blobs;
}

/**
 * Parses the output of `git cat-file --batch`: `<id> blob <size>\n<bytes>\n` for each content, and `<id> missing\n`
 * if there is none.
 */
function parseBatch(bytes: Buffer): ReadonlyMap<string, Uint8Array> {
  const contents = new Map<string, Uint8Array>();
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(10, at);
    if (end === -1) break;
    const head = /^(?<id>[0-9a-f]+) blob (?<size>\d+)$/.exec(bytes.toString("utf8", at, end));
    const { id, size } = head?.groups ?? {};
    at = end + 1;
    if (id === undefined || size === undefined) continue;
    contents.set(id, bytes.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return contents;
}
