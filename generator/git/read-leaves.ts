import type { Content } from "../tree/tree.ts";
import { notStored, type Leaf } from "./stored-nodes.ts";
import { ask, type Store } from "./store.ts";
import { readBlobs } from "./tree-entries.ts";

/** The contents of files, as a checkout would write them but for line endings; one question to git for each repository. */
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
  const blobs = readBlobs(store, [...new Set(leaves.map(({ id }) => id))]);
  return leaves.map((leaf) => {
    if (!blobs.ok) return [leaf, blobs];
    const bytes = blobs.value.get(leaf.id);
    if (bytes === undefined) return [leaf, { ok: false, reason: notStored }];
    return [leaf, isPointer(bytes) ? behindPointer(leaf) : { ok: true, bytes }];
  });
}

/** @see https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
const pointer = new TextEncoder().encode("version https://git-lfs.github.com/spec/v1\n");

function isPointer(bytes: Uint8Array): boolean {
  return bytes.length < 1024 && pointer.every((byte, index) => bytes[index] === byte);
}

/** What Git LFS has for a pointer, if it has it here. */
function behindPointer({ store, id, path }: Leaf): Content {
  const answer = ask(store, ["cat-file", "--filters", `--path=${path}`, id]);
  if (answer.ok && !isPointer(answer.stdout)) return { ok: true, bytes: answer.stdout };
  const reason = "its content is kept by Git LFS, and not here; `git lfs pull` fetches it";
  return { ok: false, reason };
}
