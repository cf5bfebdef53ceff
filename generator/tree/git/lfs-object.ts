import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Content } from "../tree.ts";
import { ask, lineOf, type Store } from "./store.ts";

/**
 * The format of an LFS pointer.
 *
 * @see https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
 */
const pointer =
  /^version https:\/\/git-lfs\.github\.com\/spec\/v1\n(?:[^o][^\n]*\n)*oid sha256:(?<oid>[0-9a-f]{64})\n/;

/**
 * Returns the content that Git LFS stores locally for a pointer, a reason if it is not stored here, or `null` if the
 * bytes are not a pointer. The filter of LFS is not run, because it would fetch content that is missing.
 */
export function behindPointer(store: Store, bytes: Uint8Array): Content | null {
  if (bytes.length >= 1024) return null;
  const { oid } = pointer.exec(new TextDecoder().decode(bytes))?.groups ?? {};
  return oid === undefined ? null : (storedObject(store, oid) ?? notHere);
}

const notHere: Content = {
  ok: false,
  reason: "its content is kept by Git LFS, and not here; `git lfs pull` fetches it",
};

function storedObject(store: Store, oid: string): Content | null {
  const common = ask(store, ["rev-parse", "--git-common-dir"]);
  if (!common.ok) return null;
  const folder = resolve(store.cwd, lineOf(common.stdout));
  const named = ask(store, ["config", "--type=path", "--get", "lfs.storage"]);
  const storage = resolve(folder, named.ok ? lineOf(named.stdout) : "lfs");
  try {
    const path = join(storage, "objects", oid.slice(0, 2), oid.slice(2, 4), oid);
    const bytes = readFileSync(path);
    return hash("sha256", bytes) === oid ? { ok: true, bytes } : null;
  } catch {
    return null;
  }
}
