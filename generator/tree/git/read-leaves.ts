import type { Content } from "../tree.ts";
import { converterFor } from "./checkout-form.ts";
import { notStored } from "./run-git.ts";
import type { Leaf } from "./stored-nodes.ts";
import type { Store } from "./store.ts";
import { readBlobs } from "./tree-entries.ts";

/**
 * The contents that were already read from a store, by id. The lock and the outputs are read several times in a run.
 */
const contentsByStore = new WeakMap<Store, Map<string, Uint8Array>>();

const nothing = { ok: true, value: new Map<string, Uint8Array>() } as const;

/**
 * Reads the contents of files as a checkout would write them, except for line endings. Git is asked for the contents
 * of a repository only once.
 */
export function readLeaves(leaves: readonly Leaf[]): ReadonlyMap<Leaf, Content> {
  const byStore = new Map<Store, Leaf[]>();
  for (const leaf of leaves) {
    const group = byStore.get(leaf.store);
    if (group === undefined) byStore.set(leaf.store, [leaf]);
    else group.push(leaf);
  }
  return new Map([...byStore].flatMap(([store, group]) => readFrom(store, group)));
}

function readFrom(store: Store, leaves: readonly Leaf[]): readonly (readonly [Leaf, Content])[] {
  const read = contentsByStore.get(store) ?? new Map<string, Uint8Array>();
  contentsByStore.set(store, read);
  const wanted = leaves.map(({ id }) => id).filter((id) => !read.has(id));
  const blobs = wanted.length === 0 ? nothing : readBlobs(store, [...new Set(wanted)]);
  for (const [id, bytes] of blobs.ok ? blobs.value : []) read.set(id, bytes);
  const convert = converterFor(store, leaves);
  return leaves.map((leaf) => {
    const bytes = read.get(leaf.id);
    if (!blobs.ok && bytes === undefined) return [leaf, blobs];
    if (bytes === undefined) return [leaf, { ok: false, reason: notStored }];
    return [leaf, convert(leaf, bytes)];
  });
}
