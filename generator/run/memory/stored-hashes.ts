import { join } from "node:path";
import type { HashesById } from "../../tree/hashes-by-id.ts";
import { once } from "../../tree/git/once.ts";
import type { MemoryPlace } from "./memory-place.ts";
import { readSealed, writeSealed } from "./sealed-file.ts";

/** What this machine knows of files that git holds. Git never changes the content that it holds under an id. */
export interface StoredHashes extends HashesById {
  /** Keeps the hashes that were asked for or set since these were opened, and forgets all others. */
  readonly keep: () => void;
}

/**
 * Opens the hashes of a project's pages or outputs. They are loaded when one is asked for.
 *
 * @param place where they are kept; `null` if nothing may be remembered
 */
export function openStoredHashes(
  place: MemoryPlace | null,
  kind: "pages" | "outputs",
): StoredHashes {
  const earlier = once(() => (place === null ? new Map<string, string>() : load(place, kind)));
  const current = new Map<string, string>();
  return {
    get: (id) => {
      const hash = earlier().get(id);
      if (hash !== undefined) current.set(id, hash);
      return hash;
    },
    set: (id, hash) => current.set(id, hash),
    keep: () => {
      const isNew = place !== null && [...current.keys()].some((id) => !earlier().has(id));
      if (isNew) writeSealed(fileOf(place, kind), place.code, JSON.stringify([...current]));
    },
  };
}

function load(place: MemoryPlace, kind: string): ReadonlyMap<string, string> {
  const content = readSealed(fileOf(place, kind), place.code);
  if (content === null) return new Map();
  return new Map(JSON.parse(content.toString("utf8")) as readonly (readonly [string, string])[]);
}

function fileOf({ folder, name }: MemoryPlace, kind: string): string {
  return join(folder, `${name}.stored-${kind}.json`);
}
