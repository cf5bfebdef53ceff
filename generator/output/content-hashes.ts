import { readFileSync, readdirSync } from "node:fs";
import { join, sep } from "node:path";
import { contentHash, hashOfBytes } from "./content-hash.ts";

/**
 * The content hashes of the plain files among `paths` of an output folder; a path that is missing, a link, or behind
 * one, has no entry. Looks at the folder once, and at each file once.
 */
export function contentHashes(
  outDir: string,
  paths: Iterable<string>,
): ReadonlyMap<string, string> {
  const wanted = new Set(paths);
  const hashes = new Map<string, string>();
  if (wanted.size === 0) return hashes;
  try {
    // Folders that are links are not entered.
    for (const entry of readdirSync(outDir, { recursive: true, withFileTypes: true })) {
      const file = join(entry.parentPath, entry.name);
      const path = file.slice(join(outDir, sep).length).split(sep).join("/");
      if (entry.isFile() && wanted.has(path)) hashes.set(path, hashOfFile(readFileSync(file)));
    }
  } catch {
    // A folder that is not there, or may not be read, holds nothing that could be told.
    return hashes;
  }
  return hashes;
}

function hashOfFile(bytes: Buffer): string {
  const isPlain = !bytes.includes(0x0d) && bytes[0] !== 0xef;
  return isPlain ? hashOfBytes(bytes) : contentHash(bytes.toString("utf8"));
}
