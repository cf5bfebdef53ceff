import { readdirSync, type Dirent } from "node:fs";
import { join } from "node:path";

/** Folders and files that are no sources of a project: what tools put there, and their configs. */
const skipped =
  /^(?:\..*|node_modules|dist|build|coverage|vendor|generated)$|\.config\.[cm]?[jt]s$|\.d\.ts$/;

/** Whether a folder holds JavaScript or TypeScript whose meaning the `type` of its package decides. */
export function hasSources(folder: string, depth = 6): boolean {
  const entries = entriesOf(folder).filter(({ name }) => !skipped.test(name));
  return entries.some((entry) =>
    entry.isDirectory()
      ? // Deeper than anyone looks at: there may be some.
        depth === 0 || hasSources(join(folder, entry.name), depth - 1)
      : /\.[jt]sx?$/.test(entry.name),
  );
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // What cannot be listed cannot be compiled either.
    return [];
  }
}
