import { readdirSync, type Dirent } from "node:fs";
import { join } from "node:path";
import { readText } from "./read-manifest.ts";

/** Folders that never contain a spec. */
const skipped = /^(?:\..*|node_modules|generated|dist|build|coverage|vendor)$/;

/**
 * Guesses the folder with the model pages: a folder with one of the usual names, or otherwise a folder whose pages
 * have tables of fields or values.
 */
export function findSpec(folder: string): string {
  const usual = ["docs/models", "spec", "docs/sdk/models", "models"].find((path) =>
    hasPages(join(folder, path)),
  );
  if (usual !== undefined) return usual;
  const folders = foldersBelow(folder, "", 4);
  const named = folders.filter((path) => /(?:^|\/)models$/.test(path));
  const specFolder = [...named, ...folders].find((path) =>
    named.includes(path) ? hasPages(join(folder, path)) : hasTables(join(folder, path)),
  );
  return specFolder ?? "spec";
}

function foldersBelow(root: string, path: string, depth: number): readonly string[] {
  if (depth === 0) return [];
  const inside = entriesOf(join(root, path))
    .filter((one) => one.isDirectory() && !skipped.test(one.name))
    .map(({ name }) => (path === "" ? name : `${path}/${name}`));
  return [...inside, ...inside.flatMap((one) => foldersBelow(root, one, depth - 1))];
}

function hasPages(folder: string): boolean {
  const entries = entriesOf(folder);
  if (entries.some((one) => one.isFile() && /\.mdx?$/.test(one.name))) return true;
  return entries.some((one) => one.isDirectory() && hasPages(join(folder, one.name)));
}

function hasTables(folder: string): boolean {
  const pages = entriesOf(folder).filter((one) => one.isFile() && one.name.endsWith(".md"));
  return pages
    .slice(0, 20)
    .some(({ name }) => /^## (?:Fields|Values)\s*$/m.test(readText(join(folder, name)) ?? ""));
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    // A folder that cannot be listed is treated as empty.
    return [];
  }
}
