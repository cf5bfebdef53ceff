import type { LoadedProject } from "../config/load-config.ts";
import { contentHash } from "../output/content-hash.ts";
import { contentHashes } from "../output/content-hashes.ts";
import { isSealed, noWarnings, parseLock, type Lock } from "../output/lock.ts";
import { hasWorkFolder } from "../output/run-lock.ts";
import { checkOutDir } from "../output/safe-out-dir.ts";
import { readLockText } from "../output/snapshot.ts";
import { readSpec } from "../source/read-spec.ts";
import { configHash, generatorHash } from "./lock-hashes.ts";

/**
 * Whether everything is as the lock says: the same generator, config and pages gave the same files, which still
 * stand. Nothing is parsed or emitted for that. Anything out of the ordinary, a warning of that run included, is left
 * to a full run to tell.
 *
 * @param cwd absolute; where the config was looked for
 * @returns how many files are up to date, or `null` when it takes a full run to know
 */
export async function countFresh(project: LoadedProject, cwd: string): Promise<number | null> {
  const { outDir, specDir } = project;
  const text = await readLockText(outDir);
  const { value: lock } = parseLock(text);
  if (text === null || lock === null || !isSealed(lock, text)) return null;
  if (!(await isOfThisRun(lock, project))) return null;
  if ((await hasWorkFolder(outDir)) || (await checkOutDir(outDir, specDir, cwd)) !== null)
    return null;
  return (await hasInputs(lock, project)) && hasOutputs(lock, outDir)
    ? Object.keys(lock.outputs).length
    : null;
}

async function isOfThisRun(lock: Lock, project: LoadedProject): Promise<boolean> {
  return (
    lock.warnings === noWarnings &&
    lock.generator === (await generatorHash()) &&
    lock.config === configHash(project)
  );
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
