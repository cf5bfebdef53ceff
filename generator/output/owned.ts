import { contentHash } from "./content-hash.ts";
import type { Lock } from "./lock.ts";
import type { Owned } from "./plan.ts";

/** What tells whether a file was edited by hand. */
export interface Evidence {
  /** Content hashes of the files, as they were when this lock was written; `null` where nobody has kept them. */
  readonly written: ReadonlyMap<string, string> | null;
  /** Whether nothing that the lock knows of has changed since, so that files have no other reason to differ. */
  readonly isUnchanged: boolean;
}

/** What a lock says about the files of an earlier run; without one, nothing is known to be ours. */
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
