import { lstatSync, type Stats } from "node:fs";
import { dirname, join } from "node:path";

/**
 * The folders in which something of a project may be looked for: from a folder up to the top of its repository, nearest
 * first; without a repository, that folder alone. What lies further up, as in a folder for temporary files, others
 * may have put there.
 *
 * @param folder absolute
 */
export function foldersToTop(folder: string): readonly string[] {
  const folders: string[] = [];
  for (let at = folder; ; at = dirname(at)) {
    folders.push(at);
    const repository = look(join(at, ".git"));
    if (repository !== null) return isTrusted(repository, folder) ? folders : [folder];
    if (dirname(at) === at) return [folder];
  }
}

/** A repository above is believed where it belongs to whoever runs this, or to whom the folder itself belongs to. */
function isTrusted({ uid }: Stats, folder: string): boolean {
  const own = process.getuid?.();
  return own === undefined || uid === own || uid === look(folder)?.uid;
}

function look(path: string): Stats | null {
  return lstatSync(path, { throwIfNoEntry: false }) ?? null;
}
