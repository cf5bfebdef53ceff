import { readdirSync, type Dirent } from "node:fs";
import { join } from "node:path";

/** Names of folders and files that are not sources of a project, such as the output and the configs of tools. */
const skipped =
  /^(?:\..*|node_modules|dist|build|coverage|vendor|generated)$|\.config\.[cm]?[jt]s$|\.d\.ts$/;

/**
 * Whether a folder contains JavaScript or TypeScript files whose module kind depends on the `type` of their package.
 */
export function hasSources(folder: string, depth = 6): boolean {
  const entries = entriesOf(folder).filter(({ name }) => !skipped.test(name));
  return entries.some((entry) =>
    entry.isDirectory()
      ? // Folders below this depth are not searched, and are assumed to contain sources.
        depth === 0 || hasSources(join(folder, entry.name), depth - 1)
      : /\.[jt]sx?$/.test(entry.name),
  );
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // A folder that cannot be listed cannot be compiled either.
    return [];
  }
}
