import { join } from "node:path";
import type { Tree } from "../../generator/tree/tree.ts";
import { workTree } from "../../generator/tree/work-tree.ts";

const outside = { ok: false, reason: "it lies outside the repository" } as const;

/**
 * Returns a tree that has in one folder what the disk has in another one. It stands for what is staged: it cannot tell
 * what is outside of the folder, or behind a link that leads out of it.
 *
 * @param folder the folder as the tree has it, absolute and without links
 * @param source the folder that the disk has, absolute and without links
 */
export function secondTree(folder: string, source: string, ignored: readonly string[] = []): Tree {
  const moved = (path: string, from: string, to: string): string | null =>
    path === from || path.startsWith(`${from}/`) ? to + path.slice(from.length) : null;
  const onDisk = (path: string): string | null => moved(path, folder, source);
  const real: Tree["real"] = (path) => {
    const place = onDisk(path);
    const found = place === null ? outside : workTree.real(place);
    if (!found.ok) return found;
    const value = moved(found.value, source, folder);
    return value === null ? outside : { ok: true, value };
  };
  return {
    isDisk: false,
    real,
    look: (path) => {
      const place = onDisk(path);
      return place === null ? null : workTree.look(place);
    },
    list: (path) => workTree.list(onDisk(path) ?? join(source, "none")),
    *read(paths, largest) {
      for (const path of paths) {
        const end = real(path);
        const place = end.ok ? onDisk(end.value) : null;
        const contents = place === null ? [] : [...workTree.read([place], largest)];
        yield [path, contents[0]?.[1] ?? { ok: false, reason: "it does not exist" }];
      }
    },
    idOf: () => null,
    blindSpot: (path) => {
      const end = real(path);
      return end.ok || end.reason !== outside.reason ? null : end.reason;
    },
    keptOut: (paths) => {
      const kept = paths.filter((path) => ignored.includes(path.slice(folder.length + 1)));
      return new Map(kept.map((path) => [path, "*"]));
    },
    changedOnDisk: () => [],
  };
}
