import { readdirSync } from "node:fs";
import { relative, sep, join } from "node:path";
import type { CommitPlace } from "./store.ts";
import { listTree } from "./tree-entries.ts";

/** The share of the pages that must be found. A smaller share is a coincidence. */
const enough = 0.5;

/**
 * Returns the folder of a commit that had most of the pages a folder has now, relative to the top of the repository.
 * Returns `null` if no folder had half of them. It is used in the message about a spec that has moved. Files are
 * compared by name only.
 *
 * @param folder absolute
 */
export function whereWere(
  commit: CommitPlace,
  folder: string,
  isWanted: (path: string) => boolean,
): string | null {
  const pages = pagesNow(folder).filter(isWanted);
  const listed = listTree(commit.store, `${commit.id}^{tree}`, ["-r"]);
  if (!listed.ok) return null;
  const wanted = new Set(pages);
  const counts = new Map<string, number>();
  for (const { path } of listed.value) {
    for (const start of [0, ...[...path.matchAll(/\//g)].map(({ index }) => index + 1)]) {
      if (!wanted.has(path.slice(start))) continue;
      const before = path.slice(0, Math.max(start - 1, 0));
      counts.set(before, (counts.get(before) ?? 0) + 1);
    }
  }
  const [best] = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return best === undefined || best[1] < enough * pages.length ? null : best[0];
}

function pagesNow(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join("/"));
}
