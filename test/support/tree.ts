import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join, sep } from "node:path";

/** The contents of a folder: text by path (with forward slashes), in code-point order. */
export type Tree = ReadonlyMap<string, string>;

/** Reads everything in a folder. An absent folder is empty. */
export async function readTree(folder: string): Promise<Tree> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  const read = files.map(async (entry): Promise<[string, string]> => {
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(folder.length + 1).replaceAll(sep, "/");
    return [name, await readFile(path, "utf8")];
  });
  const pairs = await Promise.all(read);
  return new Map(pairs.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Tells whether two folders hold the same files. */
export function sameTree(a: Tree, b: Tree): boolean {
  return a.size === b.size && [...a].every(([path, text]) => b.get(path) === text);
}

/** Makes a folder hold exactly these files. */
export async function writeTree(folder: string, tree: Tree): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  for (const [name, text] of tree) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
}
