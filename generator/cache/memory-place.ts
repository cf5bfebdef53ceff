import { existsSync } from "node:fs";
import { join } from "node:path";
import findCacheDirectory from "find-cache-directory";
import { foldersToTop } from "../git/folders-to-top.ts";
import { contentHash } from "../output/content-hash.ts";
import { codeIdentity } from "./code-identity.ts";

/** Where a project's memory is kept, and by which code. */
export interface MemoryPlace {
  /** Absolute. */
  readonly file: string;
  readonly code: string;
}

/** The folder for what may be thrown away, of the package that `cwd` is in; `null` where its
 * repository has no package there. */
export function cacheFolder(cwd: string): string | null {
  const isInPackage = foldersToTop(cwd).some((folder) => existsSync(join(folder, "package.json")));
  if (!isInPackage) return null;
  return findCacheDirectory({ name: "modelmark", cwd }) ?? null;
}

/**
 * The place of a project's memory: `node_modules/.cache/modelmark/` of the package the command runs in, where tools
 * keep such things and everybody may delete them. `null` where there is no package, or the program runs from source.
 */
export function memoryPlace(
  { specDir, outDir }: { readonly specDir: string; readonly outDir: string },
  cwd: string,
): MemoryPlace | null {
  const code = codeIdentity();
  const folder = code === null ? null : cacheFolder(cwd);
  if (code === null || folder === null) return null;
  const name = contentHash(JSON.stringify([specDir, outDir])).slice(0, 16);
  return { file: join(folder, `${name}.json`), code };
}
