import { contentHashes } from "../../output/content-hashes.ts";
import type { Tree } from "../../tree/tree.ts";
import type { MemoryPlace } from "./memory-place.ts";
import { openStoredHashes } from "./stored-hashes.ts";

/**
 * Returns the content hashes of generated files, by path. A file that git holds is read only if this machine has not
 * hashed it before.
 *
 * @param outDir the output folder, absolute
 * @param paths relative to the output folder
 */
export function outputHashes(
  outDir: string,
  paths: Iterable<string>,
  tree: Tree,
  place: MemoryPlace,
): ReadonlyMap<string, string> {
  const byId = openStoredHashes(place, "outputs");
  const hashes = contentHashes(outDir, paths, tree, byId);
  byId.keep();
  return hashes;
}
