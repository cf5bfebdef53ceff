import type { MemoryPlace } from "./memory/memory-place.ts";
import { outputHashes } from "./memory/output-hashes.ts";
import { hashOfAll, hashOfSettings, loadVerified } from "./memory/verified-state.ts";
import type { LoadedProject } from "../config/load-config.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { contentHash, hashOfText } from "../tree/content-hash.ts";
import { hasWorkFolder, holdsJournal } from "../output/run-lock.ts";
import { checkOutDir } from "../output/safe-out-dir.ts";
import { readLockText } from "../output/snapshot.ts";
import type { Tree } from "../tree/tree.ts";
import { configHash } from "./lock-hashes.ts";
import type { OpenRun } from "./open-run.ts";

/** A project whose files are all up to date. */
export interface Fresh {
  /** The paths of the pages, relative to the spec folder. */
  readonly pages: readonly string[];
  /** The paths of the generated files, relative to the output folder. */
  readonly outputs: readonly string[];
  /** The warnings of the run that verified the files. Their paths are relative to the spec folder. */
  readonly warnings: readonly Diagnostic[];
}

/**
 * Tells whether the lock, the config, the pages and the generated files are the same as when this machine last found
 * them up to date. Only hashes are compared, so nothing is parsed or emitted, and the hashes in the repository's lock
 * are not trusted. Anything unusual is left to a full run.
 *
 * @param place where this machine keeps what it has verified
 * @returns `null` when only a full run can tell
 */
export async function lookIfFresh(
  project: LoadedProject,
  { cwd, pagesOf }: Pick<OpenRun, "cwd" | "pagesOf">,
  place: MemoryPlace,
  tree: Tree,
): Promise<Fresh | null> {
  const {
    outDir,
    specDir,
    settings: { emitters },
  } = project;
  // The code of an emitter of the config has no hash.
  if (emitters.length > 0) return null;
  const verified = loadVerified(place);
  const lockText = readLockText(outDir, tree);
  if (verified === null || lockText === null) return null;
  const settings = { lock: contentHash(lockText), config: configHash(project) };
  if (hashOfSettings(settings) !== verified.settings) return null;
  if (checkOutDir(outDir, specDir, cwd, tree) !== null) return null;
  // Other runs write only to the disk, but what one of them left may have been committed.
  if (tree.isDisk ? await hasWorkFolder(outDir) : holdsJournal(outDir, tree)) return null;
  const pages = await pagesOf(project);
  const inputs = new Map(pages.value.map((page) => [page.path, hashOfText(page)]));
  if (pages.diagnostics.length > 0 || hashOfAll(inputs) !== verified.inputs) return null;
  if (hashOfAll(outputHashes(outDir, verified.paths, tree, place)) !== verified.outputs)
    return null;
  const { paths: outputs, warnings } = verified;
  return { pages: [...inputs.keys()], outputs, warnings };
}
