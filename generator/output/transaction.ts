import { createHash } from "node:crypto";
import { existsSync, unlinkSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import { isOurs } from "../emit/header.ts";
import { createFolder } from "../tree/create-folder.ts";
import { errorCode, WriteFailure, writeFailureOf } from "./file-errors.ts";
import { mapInTurn } from "./in-turn.ts";
import { journalName, printJournal, rollbackName, type JournalEntry } from "./journal.ts";
import { lockFileName } from "./lock.ts";
import { liesInside, readPlainFile } from "./snapshot.ts";
import { emptyWorkFolder, removeIfEmpty, replaceFile, workFolderOf } from "./work-folder.ts";

/**
 * Files that change together. The work folder contains the new contents as `new-N` and the old ones as `old-N`, where
 * N is the index of the entry. The lock is the last entry. As soon as the journal exists, this run or the next one
 * can complete either direction. Each step is a rename or a removal, so a file is always complete, old or new.
 */
export interface Transaction {
  readonly outDir: string;
  /** The output folder, as messages name it. */
  readonly name: string;
  readonly entries: readonly JournalEntry[];
}

/** What exists at a path. */
export type FileState =
  | { readonly kind: "none" }
  | { readonly kind: "obstacle" }
  | { readonly kind: "file"; readonly hash: string; readonly isOurs: boolean };

/** Returns the state of a file below a folder. */
export function stateOf(folder: string, path: string): FileState {
  const fileOnDisk = readPlainFile(folder, path);
  if (fileOnDisk === null) return { kind: "none" };
  if (fileOnDisk === "obstacle") return { kind: "obstacle" };
  const ours = path === lockFileName || isOurs(fileOnDisk.toString("utf8"));
  return { kind: "file", hash: hashOf(fileOnDisk), isOurs: ours };
}

/** Returns the SHA-256 hash of the bytes, in hexadecimal, without any normalisation. */
export function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Whether a file is in the state that a hash describes; `null` stands for no file. */
export function isAt(state: FileState, hash: string | null): boolean {
  return state.kind === "file" ? state.hash === hash : state.kind === "none" && hash === null;
}

/** Writes the journal atomically. From here on, the next run would finish what this one began. */
export async function writeJournal({ outDir, entries }: Transaction): Promise<void> {
  const work = workFolderOf(outDir);
  await writeFile(join(work, "journal.tmp"), printJournal(entries), { flag: "wx" });
  await rename(join(work, "journal.tmp"), join(work, journalName));
}

/**
 * Puts all new files in place.
 *
 * @throws {@link WriteFailure} if a step fails. The steps that were done have to be undone then.
 */
export async function rollForward(transaction: Transaction): Promise<void> {
  const { outDir, entries } = transaction;
  const numbered = entries.map((entry, index) => ({ ...entry, index }));
  const written = numbered.filter(({ after }) => after !== null);
  makeFolders(transaction, written);
  const isLock = ({ path }: JournalEntry): boolean => path === lockFileName;
  await mapInTurn(
    numbered.filter((entry) => !isLock(entry)),
    (entry) => step(transaction, entry),
  );
  // The lock says what the files are, so it must not be written before them.
  for (const lock of numbered.filter(isLock)) await step(transaction, lock);
  for (const { path, after } of numbered) {
    if (after === null) await removeEmptyParents(outDir, path);
  }
}

type Numbered = JournalEntry & { readonly index: number };

async function step({ outDir, name }: Transaction, entry: Numbered): Promise<void> {
  const { path, before, after, index } = entry;
  const shown = `${name}/${path}`;
  try {
    const state = stateOf(outDir, path);
    if (isAt(state, after)) return;
    // Someone changed the file after the plan was made.
    if (!isAt(state, before)) throw new WriteFailure(diagnostic("MM7013", { path: shown }));
    if (after === null) unlinkSync(join(outDir, path));
    else await replaceFile(join(workFolderOf(outDir), `new-${index}`), join(outDir, path));
  } catch (error) {
    throw new WriteFailure(writeFailureOf(error, shown));
  }
}

/**
 * Puts all old files back. A file that is neither in its old nor in its new state was edited by someone, and is left
 * alone.
 *
 * @throws {@link WriteFailure} if a step fails. The next run tries again then.
 */
export async function rollBack(transaction: Transaction): Promise<void> {
  const { outDir, name, entries } = transaction;
  const work = workFolderOf(outDir);
  try {
    await turnAround(work);
    const numbered = entries.map((entry, index) => ({ ...entry, index }));
    makeFolders(
      transaction,
      numbered.filter(({ before }) => before !== null),
    );
    await mapInTurn(numbered, async ({ path, before, after, index }) => {
      const state = stateOf(outDir, path);
      if (isAt(state, before) || !isAt(state, after)) return;
      if (before === null) unlinkSync(join(outDir, path));
      else await replaceFile(join(work, `old-${index}`), join(outDir, path));
    });
    for (const { path, before } of entries) {
      if (before === null) await removeEmptyParents(outDir, path);
    }
    await emptyWorkFolder(outDir);
  } catch (error) {
    throw new WriteFailure(writeFailureOf(error, name));
  }
}

/** Renames the journal. From here on, the next run would go back too. */
async function turnAround(work: string): Promise<void> {
  try {
    await rename(join(work, journalName), join(work, rollbackName));
  } catch (error) {
    // The journal was renamed before, or never written.
    if (errorCode(error) !== "ENOENT") throw error;
  }
}

function makeFolders({ outDir, name }: Transaction, entries: readonly JournalEntry[]): void {
  for (const folder of new Set(entries.map(({ path }) => dirname(path)))) {
    const shown = folder === "." ? name : `${name}/${folder}`;
    try {
      // Asked first too: through a link, folders would be made elsewhere.
      if (leadsInside(outDir, folder)) {
        createFolder(join(outDir, folder));
        if (liesInside(outDir, join(outDir, folder))) continue;
      }
    } catch (error) {
      throw new WriteFailure(writeFailureOf(error, shown));
    }
    throw new WriteFailure(diagnostic("MM7001", { path: shown }));
  }
}

/** Whether a folder, which need not exist, would lie in the output folder: no link on its way leads out of it. */
function leadsInside(outDir: string, folder: string): boolean {
  for (let at = folder; at !== "."; at = dirname(at)) {
    const path = join(outDir, at);
    if (existsSync(path)) return liesInside(outDir, path);
  }
  return true;
}

async function removeEmptyParents(outDir: string, path: string): Promise<void> {
  for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) {
    if (!leadsInside(outDir, folder)) return;
    if (!(await removeIfEmpty(join(outDir, folder)))) return;
  }
}
