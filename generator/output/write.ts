import { mkdir, mkdtemp, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { lockFileName } from "./lock.ts";
import type { FileChange } from "./plan.ts";

/**
 * Applies a plan. Everything is written beside its place first, in a folder of its own on the same disk, and
 * only moved into place when all of it is there; then what is no longer produced goes, and the lock comes last.
 * Files that need no change are not touched.
 *
 * @param lockText the new lock, or `null` when the one on disk says the same
 * @returns what went wrong, if anything did; a plan that holds a refusal must not come here
 */
export async function applyPlan(
  outDir: string,
  changes: readonly FileChange[],
  lockText: string | null,
): Promise<Diagnostic | null> {
  const writes = [...changes.flatMap(toWrite)];
  if (lockText !== null) writes.push({ path: lockFileName, text: lockText });
  const deletes = changes.filter((change) => change.kind === "delete");
  if (writes.length === 0 && deletes.length === 0) return null;
  let staging: string | null = null;
  try {
    await mkdir(outDir, { recursive: true });
    staging = await mkdtemp(join(outDir, ".modelmark-"));
    await stage(staging, writes);
    await moveIntoPlace(staging, outDir, writes);
    for (const { path } of deletes) await removeFile(outDir, path);
    return null;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return diagnostic("MM7004", { path: outDir, reason });
  } finally {
    if (staging !== null) await rm(staging, { recursive: true, force: true });
  }
}

/** Enough to keep a disk busy, few enough to stay below any limit of open files. */
const concurrency = 32;

interface FileWrite {
  readonly path: string;
  readonly text: string;
}

/** A file checked out with CRLF stays so: the difference then shows what changed, and nothing else. */
function toWrite(change: FileChange): readonly FileWrite[] {
  if (change.kind === "create") return [change];
  if (change.kind !== "update") return [];
  const { path, text, current } = change;
  return [{ path, text: current.includes("\r\n") ? text.replaceAll("\n", "\r\n") : text }];
}

async function stage(staging: string, writes: readonly FileWrite[]): Promise<void> {
  for (let start = 0; start < writes.length; start += concurrency) {
    const batch = writes.slice(start, start + concurrency);
    await Promise.all(
      batch.map(({ text }, index) => writeFile(join(staging, String(start + index)), text)),
    );
  }
}

async function moveIntoPlace(
  staging: string,
  outDir: string,
  writes: readonly FileWrite[],
): Promise<void> {
  const folders = new Set(writes.map(({ path }) => dirname(join(outDir, path))));
  for (const folder of folders) await mkdir(folder, { recursive: true });
  for (const [index, { path }] of writes.entries()) {
    await rename(join(staging, String(index)), join(outDir, path));
  }
}

/** Removes a file, and the folders it leaves empty. */
async function removeFile(outDir: string, path: string): Promise<void> {
  await rm(join(outDir, path), { force: true });
  for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) {
    const isEmpty = await rmdir(join(outDir, folder)).then(
      () => true,
      () => false,
    );
    if (!isEmpty) return;
  }
}
