import { realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { isCI } from "ci-info";
import { contentHash } from "../output/content-hash.ts";
import { codeIdentity } from "./code-identity.ts";
import { privateFolder } from "./private-folder.ts";

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
export function memoryPlace(
  { specDir, outDir }: { readonly specDir: string; readonly outDir: string },
  cwd: string,
): MemoryPlace | null {
  const code = codeIdentity();
  const folder = code === null ? null : memoryFolder([cwd, specDir, outDir]);
  if (code === null || folder === null) return null;
  const key = contentHash(JSON.stringify([realOrPlanned(specDir), realOrPlanned(outDir)]));
  return { folder, name: key.slice(0, 32), code };
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
