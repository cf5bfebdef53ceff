import { realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { isCI } from "ci-info";
import { contentHash } from "../../output/content-hash.ts";
import { codeIdentity } from "./code-identity.ts";
import { privateFolder } from "./private-folder.ts";

/** Which project something is known of; absolute. */
export interface ProjectFolders {
  readonly specDir: string;
  readonly outDir: string;
}

/** Where what is known of a project is kept, and by which code. */
export interface MemoryPlace {
  /** Absolute; in it, files of this project begin with its name. */
  readonly folder: string;
  readonly name: string;
  readonly code: string;
}

/**
 * The folder in which this machine keeps what it knows from one run to the next; `null` in CI, where such a folder may
 * have been handed on from the run of a stranger's branch, and where there is none that is private to the user.
 *
 * @param used folders that are worked in, absolute
 */
export function memoryFolder(used: readonly string[]): string | null {
  return isCI ? null : privateFolder(used);
}

/**
 * The place of what is known of a project; `null` where nothing may be kept, or the program runs from source.
 *
 * @param cwd absolute; where the config was looked for
 */
export function memoryPlace(project: ProjectFolders, cwd: string): MemoryPlace | null {
  const code = codeIdentity();
  const folder = code === null ? null : memoryFolder([cwd, project.specDir, project.outDir]);
  if (code === null || folder === null) return null;
  return { folder, name: nameOfProject(project), code };
}

/** What files of a project begin with: it goes by where the project really is. */
export function nameOfProject({ specDir, outDir }: ProjectFolders): string {
  const real = [realOrPlanned(specDir), realOrPlanned(outDir)];
  return contentHash(JSON.stringify(real)).slice(0, 32);
}

/** The real path of a folder, or where it will be once it is made. */
function realOrPlanned(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    const above = dirname(folder);
    return above === folder ? folder : join(realOrPlanned(above), basename(folder));
  }
}
