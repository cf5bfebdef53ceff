import type { MemoryPlace } from "./memory/memory-place.ts";
import { hashOfAll, hashOfSettings, loadVerified } from "./memory/verified-state.ts";
import type { LoadedProject } from "../config/load-config.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { contentHash, hashOfText } from "../output/content-hash.ts";
import { contentHashes } from "../output/content-hashes.ts";
import { hasWorkFolder } from "../output/run-lock.ts";
import { checkOutDir } from "../output/safe-out-dir.ts";
import { readLockText } from "../output/snapshot.ts";
import { readSpec } from "../read/source/read-spec.ts";
import type { Tree } from "../tree/tree.ts";
import { configHash } from "./lock-hashes.ts";

/** A project of which everything is up to date. */
export interface Fresh {
  /** How many files that are. */
  readonly files: number;
  /** What the run that made them warned of; files are relative to the spec folder. */
  readonly warnings: readonly Diagnostic[];
}

/**
 * Whether everything is as it was when this machine last found it up to date: lock, config, pages and files. Nothing is
 * parsed or emitted for that, and nothing that the repository says of itself is believed. Anything out of the ordinary
 * is left to a full run to tell.
 *
 * @param cwd absolute; where the config was looked for
 * @param place where this machine keeps what it has verified
 * @returns `null` when it takes a full run to know
 */
export async function lookIfFresh(
  project: LoadedProject,
  cwd: string,
  place: MemoryPlace,
  tree: Tree,
): Promise<Fresh | null> {
  const { outDir, specDir } = project;
  const verified = loadVerified(place);
  const lockText = readLockText(outDir, tree);
  if (verified === null || lockText === null) return null;
  const settings = { lock: contentHash(lockText), config: configHash(project) };
  if (hashOfSettings(settings) !== verified.settings) return null;
  if (checkOutDir(outDir, specDir, cwd, tree) !== null) return null;
  // Programs are at work on the disk alone.
  if (tree.isDisk && (await hasWorkFolder(outDir))) return null;
  const pages = await readSpec(specDir, project, tree);
  const inputs = new Map(pages.value.map((page) => [page.path, hashOfText(page)]));
  if (pages.diagnostics.length > 0 || hashOfAll(inputs) !== verified.inputs) return null;
  if (hashOfAll(contentHashes(outDir, verified.paths, tree)) !== verified.outputs) return null;
  return { files: verified.paths.length, warnings: verified.warnings };
}
