import { join } from "node:path";
import { textOf, type Tree } from "../tree/tree.ts";
import { contentHash, hashOfBytes } from "./content-hash.ts";

/**
 * Returns the content hashes of the plain files among `paths` of an output folder. A path has no entry if it is
 * missing, is a link, or lies behind a link. The folder is listed once, and each file is read once.
 */
export function contentHashes(
  outDir: string,
  paths: Iterable<string>,
  tree: Tree,
): ReadonlyMap<string, string> {
  const wanted = new Set(paths);
  if (wanted.size === 0) return new Map();
  const files = new Map(
    plainFiles(outDir, tree).flatMap((path) =>
      wanted.has(path) ? [[join(outDir, path), path] as const] : [],
    ),
  );
  const hashes = new Map<string, string>();
  for (const [file, content] of tree.read([...files.keys()])) {
    const path = files.get(file);
    if (content.ok && path !== undefined) hashes.set(path, hashOfFile(content.bytes));
  }
  return hashes;
}

/**
 * Lists the files below a folder. Folders that are links are not entered, and folders that cannot be listed are
 * skipped.
 */
function plainFiles(outDir: string, tree: Tree): readonly string[] {
  const found: string[] = [];
  const pending = [""];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    const listed = tree.list(join(outDir, folder));
    for (const { name, kind } of listed.ok ? listed.value : []) {
      const path = folder === "" ? name : `${folder}/${name}`;
      if (kind === "file") found.push(path);
      if (kind === "folder") pending.push(path);
    }
  }
  return found;
}

function hashOfFile(bytes: Uint8Array): string {
  const isPlain = !bytes.includes(0x0d) && bytes[0] !== 0xef;
  return isPlain ? hashOfBytes(bytes) : contentHash(textOf(bytes));
}
