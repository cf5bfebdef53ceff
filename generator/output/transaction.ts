import { createHash } from "node:crypto";
import { mkdirSync, unlinkSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import { isOurs } from "../emit/header.ts";
import { errorCode, WriteFailure, writeFailureOf } from "./file-errors.ts";
import { mapInTurn } from "./in-turn.ts";
import { journalName, printJournal, rollbackName, type JournalEntry } from "./journal.ts";
import { lockFileName } from "./lock.ts";
import { liesInside, readPlainFile } from "./snapshot.ts";
import { emptyWorkFolder, removeIfEmpty, replaceFile, workFolderOf } from "./work-folder.ts";

/**
 * Files that change together. New contents lie in the work folder as `new-N`, old ones as `old-N`, N being the
 * entry's index; the lock is the last entry. From the moment the journal is there, either direction can be taken to
 * its end, by this run or the next, and each step is a rename or a removal: a file is whole, old or new.
 */
export interface Transaction {
  readonly outDir: string;
  /** The output folder, as messages name it. */
  readonly name: string;
  readonly entries: readonly JournalEntry[];
}

/** What stands at a path. */
export type FileState =
  | { readonly kind: "none" }
  | { readonly kind: "obstacle" }
  | { readonly kind: "file"; readonly hash: string; readonly isOurs: boolean };

/** Looks at a file below a folder. */
export function stateOf(folder: string, path: string): FileState {
  const found = readPlainFile(folder, path);
  if (found === null) return { kind: "none" };
  if (found === "obstacle") return { kind: "obstacle" };
  const ours = path === lockFileName || isOurs(found.toString("utf8"));
  return { kind: "file", hash: hashOf(found), isOurs: ours };
}

/** SHA-256 of bytes as they are, in hex. */
export function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Whether a file is what an entry says it was, or is to be. */
export function isAt(state: FileState, hash: string | null): boolean {
  return state.kind === "file" ? state.hash === hash : state.kind === "none" && hash === null;
}

/** Writes the journal, whole or not at all: from here on the next run would finish what this one began. */
export async function writeJournal({ outDir, entries }: Transaction): Promise<void> {
  const work = workFolderOf(outDir);
  await writeFile(join(work, "journal.tmp"), printJournal(entries), { flag: "wx" });
  await rename(join(work, "journal.tmp"), join(work, journalName));
}

/**
 * Puts everything in place that is not there yet.
 *
 * @throws WriteFailure; what was done is to be undone then
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
  // It says what the files are, so it must not be there before them.
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
    // Someone else was here since the plan was made.
    if (!isAt(state, before)) throw new WriteFailure(diagnostic("MM7013", { path: shown }));
    if (after === null) unlinkSync(join(outDir, path));
    else await replaceFile(join(workFolderOf(outDir), `new-${index}`), join(outDir, path));
  } catch (error) {
    throw new WriteFailure(writeFailureOf(error, shown));
  }
}

/**
 * Puts everything back. A file that is neither what it was nor what it was to be is someone's edit, and is left.
 *
 * @throws WriteFailure; the next run tries again then
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

/** From here on the next run, too, would go back. */
async function turnAround(work: string): Promise<void> {
  try {
    await rename(join(work, journalName), join(work, rollbackName));
  } catch (error) {
    // Turned around before, or not begun.
    if (errorCode(error) !== "ENOENT") throw error;
  }
}

function makeFolders({ outDir, name }: Transaction, entries: readonly JournalEntry[]): void {
  for (const folder of new Set(entries.map(({ path }) => dirname(path)))) {
    const shown = folder === "." ? name : `${name}/${folder}`;
    try {
      mkdirSync(join(outDir, folder), { recursive: true });
      if (liesInside(outDir, join(outDir, folder))) continue;
    } catch (error) {
      throw new WriteFailure(writeFailureOf(error, shown));
    }
    throw new WriteFailure(diagnostic("MM7001", { path: shown }));
  }
}

async function removeEmptyParents(outDir: string, path: string): Promise<void> {
  for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) {
    if (!(await removeIfEmpty(join(outDir, folder)))) return;
  }
}
