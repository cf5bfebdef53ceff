import { loadWarnings } from "../cache/kept-warnings.ts";
import { memoryPlace } from "../cache/memory-place.ts";
import type { LoadedProject } from "../config/load-config.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { contentHash } from "../output/content-hash.ts";
import { contentHashes } from "../output/content-hashes.ts";
import { isSealed, noWarnings, parseLock, type Lock } from "../output/lock.ts";
import { hasWorkFolder } from "../output/run-lock.ts";
import { checkOutDir } from "../output/safe-out-dir.ts";
import { readLockText } from "../output/snapshot.ts";
import { readSpec } from "../source/read-spec.ts";
import { configHash, generatorHash, warningsHash } from "./lock-hashes.ts";

/** A project of which everything is up to date. */
export interface Fresh {
  /** How many files that are. */
  readonly files: number;
  /** What the run that made them warned of; files are relative to the spec folder. */
  readonly warnings: readonly Diagnostic[];
}

/**
 * Whether everything is as the lock says: the same generator, config and pages gave the same files, which still
 * stand. Nothing is parsed or emitted for that. Anything out of the ordinary is left to a full run to tell, and so are
 * warnings that no run has kept.
 *
 * @param cwd absolute; where the config was looked for
 * @returns `null` when it takes a full run to know
 */
export async function lookIfFresh(project: LoadedProject, cwd: string): Promise<Fresh | null> {
  const { outDir, specDir } = project;
  const text = await readLockText(outDir);
  const { value: lock } = parseLock(text);
  if (text === null || lock === null || !isSealed(lock, text)) return null;
  if (!(await isOfThisRun(lock, project))) return null;
  if ((await hasWorkFolder(outDir)) || (await checkOutDir(outDir, specDir, cwd)) !== null)
    return null;
  const isFresh = (await hasInputs(lock, project)) && hasOutputs(lock, outDir);
  const warnings = isFresh ? warningsFor(lock, project, cwd) : null;
  return warnings === null ? null : { files: Object.keys(lock.outputs).length, warnings };
}

function warningsFor(
  lock: Lock,
  project: LoadedProject,
  cwd: string,
): readonly Diagnostic[] | null {
  if (lock.warnings === noWarnings) return [];
  const place = memoryPlace(project, cwd);
  const kept = place === null ? [] : loadWarnings(place);
  return warningsHash(kept) === lock.warnings ? kept : null;
}

async function isOfThisRun(lock: Lock, project: LoadedProject): Promise<boolean> {
  return lock.generator === (await generatorHash()) && lock.config === configHash(project);
}

async function hasInputs(lock: Lock, project: LoadedProject): Promise<boolean> {
  const pages = await readSpec(project.specDir, project);
  return (
    pages.diagnostics.length === 0 &&
    pages.value.length === Object.keys(lock.inputs).length &&
    pages.value.every(({ path, text }) => lock.inputs[path] === contentHash(text))
  );
}

function hasOutputs({ outputs }: Lock, outDir: string): boolean {
  const hashes = contentHashes(outDir, Object.keys(outputs));
  return Object.entries(outputs).every(([path, hash]) => hashes.get(path) === hash);
}
