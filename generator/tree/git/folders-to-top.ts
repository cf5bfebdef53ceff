import { lstatSync, type Stats } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Returns the folders in which files of a project may be looked for: from a folder up to the top of its repository,
 * nearest first. Without a repository, that is only the folder itself, because others may have put files in the
 * folders above it, such as a folder for temporary files.
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

/**
 * Whether a repository above is trusted. It must belong to the user who runs the program, or to the owner of the
 * folder.
 */
function isTrusted({ uid }: Stats, folder: string): boolean {
  const own = process.getuid?.();
  return own === undefined || uid === own || uid === look(folder)?.uid;
}

function look(path: string): Stats | null {
  return lstatSync(path, { throwIfNoEntry: false }) ?? null;
}
