import { join } from "node:path";
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
  const files = plainFiles(outDir, tree).flatMap((path) => {
    const file = join(outDir, path);
    return wanted.has(path) ? [{ path, file, id: tree.idOf(file) }] : [];
  });
  const hashes = new Map(
    files.map(({ file, id }) => [file, id === null ? undefined : byId.get(id)] as const),
  );
  const unread = files.filter(({ file }) => hashes.get(file) === undefined);
  for (const [file, content] of tree.read(unread.map(({ file }) => file))) {
    if (content.ok) hashes.set(file, hashOfFile(content.bytes));
  }
  return new Map(
    files.flatMap(({ path, file, id }) => {
      const hash = hashes.get(file);
      if (hash === undefined) return [];
      if (id !== null) byId.set(id, hash);
      return [[path, hash] as const];
    }),
  );
}

/**
 * Lists the files below a folder. Folders that are links are not entered, and folders that cannot be listed are
 * skipped.
 */
function plainFiles(outDir: string, tree: Tree): readonly string[] {
  const paths: string[] = [];
  const pending = [""];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    const listed = tree.list(join(outDir, folder));
    for (const { name, kind } of listed.ok ? listed.value : []) {
      const path = folder === "" ? name : `${folder}/${name}`;
      if (kind === "file") paths.push(path);
      if (kind === "folder") pending.push(path);
    }
  }
  return paths;
}

function hashOfFile(bytes: Uint8Array): string {
  const isPlain = !bytes.includes(0x0d) && bytes[0] !== 0xef;
  return isPlain ? hashOfBytes(bytes) : contentHash(textOf(bytes));
}
