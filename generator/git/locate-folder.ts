import { posix } from "node:path";
import type { IndexEntry } from "./index-tree.ts";

/** Where the index has a folder. Paths are from the top of the repository. */
export type FolderPlace =
  | {
      readonly kind: "folder";
      readonly path: string;
      /** The links on the way to it. */
      readonly links: readonly string[];
    }
  | {
      readonly kind: "submodule";
      readonly submodule: IndexEntry;
      readonly links: readonly string[];
    }
  /** No commit of this repository holds it. */
  | { readonly kind: "outside" };

/** More links after each other than any system follows. */
const maxLinks = 40;

/**
 * Follows the links and submodules of the index on the way to a folder.
 *
 * @param folder from the top of the repository; may lead out of it
 * @param targetOf where a link leads, as written in it
 */
export function locateFolder(
  folder: string,
  entries: readonly IndexEntry[],
  targetOf: (link: IndexEntry) => string | null,
): FolderPlace {
  const special = entries.filter(({ kind }) => kind !== "file");
  const links: string[] = [];
  let path = posix.normalize(folder).replace(/\/$/, "");
  while (links.length <= maxLinks) {
    if (path === ".." || path.startsWith("../") || posix.isAbsolute(path)) break;
    const here = path;
    const found = special.find((entry) => `${here}/`.startsWith(`${entry.path}/`));
    if (found === undefined) return { kind: "folder", path: path === "." ? "" : path, links };
    if (found.kind === "submodule") return { kind: "submodule", submodule: found, links };
    const target = targetOf(found);
    if (target === null || posix.isAbsolute(target)) break;
    links.push(found.path);
    path = posix.join(posix.dirname(found.path), target, path.slice(found.path.length));
    path = path.replace(/\/$/, "");
  }
  return { kind: "outside" };
}
