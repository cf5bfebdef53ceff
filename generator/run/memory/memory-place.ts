import { realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { contentHash } from "../../tree/content-hash.ts";
import { codeIdentity } from "./code-identity.ts";
import { memoryFolder } from "./memory-folder.ts";

/** The folders that identify a project, absolute. */
export interface ProjectFolders {
  readonly specDir: string;
  readonly outDir: string;
}

/** Where the memory of a project is kept, and for which code. */
export interface MemoryPlace {
  /** The private folder, absolute. The names of this project's files in it begin with `name`. */
  readonly folder: string;
  readonly name: string;
  readonly code: string;
}

/**
 * Returns the place of a project's memory, or `null` when nothing may be kept or the program runs from source.
 *
 * @param cwd the folder in which the config was looked for, absolute
 */
export function memoryPlace(project: ProjectFolders, cwd: string): MemoryPlace | null {
  const code = codeIdentity();
  if (code === null) return null;
  const folder = memoryFolder([cwd, project.specDir, project.outDir]);
  return folder === null ? null : { folder, name: nameOfProject(project), code };
}

/** Returns the prefix of a project's file names. It is derived from the real paths of the project's folders. */
export function nameOfProject({ specDir, outDir }: ProjectFolders): string {
  const real = [realOrPlanned(specDir), realOrPlanned(outDir)];
  return contentHash(JSON.stringify(real)).slice(0, 32);
}

/** Returns the real path of a folder, or the path it will have once it is created. */
function realOrPlanned(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    const above = dirname(folder);
    return above === folder ? folder : join(realOrPlanned(above), basename(folder));
  }
}
