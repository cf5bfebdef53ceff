import { contentHash } from "../tree/content-hash.ts";
import type { Lock } from "./lock.ts";
import type { Owned } from "./plan.ts";

/** The evidence that tells whether a file was edited by hand. */
export interface Evidence {
  /** The content hashes of the files when this lock was written; `null` if they were not kept. */
  readonly written: ReadonlyMap<string, string> | null;
  /** Whether nothing that the lock records has changed since, so that files have no other reason to differ. */
  readonly isUnchanged: boolean;
}

/** Returns what a lock says about the files of an earlier run. Without a lock, no file counts as ours. */
export function ownedBy(lock: Lock | null, { written, isUnchanged }: Evidence): Owned {
  const outputs = new Map(Object.entries(lock?.outputs ?? {}));
  return {
    paths: [...outputs.keys()],
    isEdited: (path, current) => {
      const inLock = outputs.get(path);
      if (inLock === undefined) return false;
      const hash = inLock ?? written?.get(path);
      return hash === undefined ? isUnchanged : hash !== contentHash(current);
    },
  };
}
