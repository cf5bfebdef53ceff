import { join, sep } from "node:path";
import type { HashesById } from "../tree/hashes-by-id.ts";
import { textOf, type Tree } from "../tree/tree.ts";
import { contentHash, hashOfBytes } from "../tree/content-hash.ts";

/**
 * Returns the content hashes of the plain files among `paths` of an output folder. A path has no entry if it is
 * missing, is a link, or lies behind a link. The folder is listed once, and each file is read at most once.
 *
 * @param byId the hashes that were found out before; new ones are added
 */
export function contentHashes(
  outDir: string,
  paths: Iterable<string>,
  tree: Tree,
  byId: HashesById,
): ReadonlyMap<string, string> {
  const wanted = new Set(paths);
  if (wanted.size === 0) return new Map();
  const hashes = new Map<string, string>();
  const unread = new Map<string, { readonly path: string; readonly id: string | null }>();
  for (const { path, file } of plainFiles(outDir, tree)) {
    if (!wanted.has(path)) continue;
    const id = tree.idOf(file);
    const hash = id === null ? undefined : byId.get(id);
    if (hash === undefined) unread.set(file, { path, id });
    else hashes.set(path, hash);
  }
  for (const [file, content] of tree.read([...unread.keys()])) {
    const entry = unread.get(file);
    if (entry === undefined || !content.ok) continue;
    const hash = hashOfFile(content.bytes);
    hashes.set(entry.path, hash);
    if (entry.id !== null) byId.set(entry.id, hash);
  }
  return hashes;
}

interface PlainFile {
  /** The path from the output folder. */
  readonly path: string;
  /** The absolute path. */
  readonly file: string;
}

/**
 * Lists the files below a folder. Folders that are links are not entered, and folders that cannot be listed are
 * skipped.
 */
function plainFiles(outDir: string, tree: Tree): readonly PlainFile[] {
  const files: PlainFile[] = [];
  const pending = [""];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    const place = join(outDir, folder);
    const listed = tree.list(place);
    for (const { name, kind } of listed.ok ? listed.value : []) {
      const path = folder === "" ? name : `${folder}/${name}`;
      if (kind === "file") files.push({ path, file: `${place}${sep}${name}` });
      if (kind === "folder") pending.push(path);
    }
  }
  return files;
}

function hashOfFile(bytes: Uint8Array): string {
  const isPlain = !bytes.includes(0x0d) && bytes[0] !== 0xef;
  return isPlain ? hashOfBytes(bytes) : contentHash(textOf(bytes));
}
