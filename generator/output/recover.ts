import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { writeFailureOf } from "./file-errors.ts";
import { mapInTurn } from "./in-turn.ts";
import {
  journalName,
  parseJournal,
  rollbackName,
  workFolderName,
  type JournalEntry,
} from "./journal.ts";
import { lockFileName } from "./lock.ts";
import { readPlainFile } from "./snapshot.ts";
import { isAt, rollBack, rollForward, stateOf, type Transaction } from "./transaction.ts";
import { emptyWorkFolder, workFolderOf } from "./work-folder.ts";

/**
 * Finishes or undoes an interrupted run in an entered output folder, and empties the work folder. A journal may have
 * come with a repository, so it is trusted only if it changes nothing but files of ours.
 *
 * @returns What was done, or an error if neither was possible.
 */
export async function recover(outDir: string, name: string): Promise<readonly Diagnostic[]> {
  try {
    const [forward, back] = [read(outDir, journalName), read(outDir, rollbackName)];
    const text = forward ?? back;
    if (text === null) {
      await emptyWorkFolder(outDir);
      return [];
    }
    const journal = parseJournal(text);
    if ("reason" in journal) return await setAside(outDir, name, journal.reason);
    const transaction = { outDir, name, entries: journal.entries };
    const suspicion = await suspicionOf(transaction, forward !== null);
    if (suspicion !== null) return await setAside(outDir, name, suspicion);
    return [await finish(transaction, forward !== null)];
  } catch (error) {
    return [writeFailureOf(error, name), diagnostic("MM7011", { folder: name })];
  }
}

async function finish(transaction: Transaction, isForward: boolean): Promise<Diagnostic> {
  const folder = transaction.name;
  if (isForward) {
    try {
      await rollForward(transaction);
      await emptyWorkFolder(transaction.outDir);
      return diagnostic("MM7015", { folder, how: "finished" });
    } catch {
      // A run that cannot be finished can still be undone.
    }
  }
  await rollBack(transaction);
  return diagnostic("MM7015", { folder, how: "undone" });
}

async function setAside(
  outDir: string,
  name: string,
  reason: string,
): Promise<readonly Diagnostic[]> {
  await emptyWorkFolder(outDir);
  return [diagnostic("MM7014", { folder: name, reason })];
}

function read(outDir: string, name: string): string | null {
  const fileOnDisk = readPlainFile(outDir, `${workFolderName}/${name}`);
  return fileOnDisk === null || fileOnDisk === "obstacle" ? null : fileOnDisk.toString("utf8");
}

async function suspicionOf(transaction: Transaction, isForward: boolean): Promise<string | null> {
  const numbered = transaction.entries.map((entry, index) => ({ entry, index }));
  const suspicions = await mapInTurn(numbered, ({ entry, index }) =>
    suspicionAbout(transaction.outDir, entry, index, isForward),
  );
  return suspicions.find((one) => one !== null) ?? null;
}

/** Returns the reason not to trust an entry of a journal, or `null`. */
function suspicionAbout(
  outDir: string,
  { path, before, after }: JournalEntry,
  index: number,
  isForward: boolean,
): string | null {
  const state = stateOf(outDir, path);
  const isDone = isAt(state, after);
  if (!isDone && !isAt(state, before)) return null; // Someone edited the file, and neither direction touches it.
  if (state.kind === "file" && !state.isOurs) return `\`${path}\` does not carry our header`;
  const isWhole = (file: string, hash: string | null): boolean => {
    if (hash === null) return true;
    const workFile = stateOf(workFolderOf(outDir), file);
    const isWanted = workFile.kind === "file" && workFile.hash === hash;
    return isWanted && (workFile.isOurs || path === lockFileName);
  };
  if (isForward && !isDone && !isWhole(`new-${index}`, after)) {
    return `what \`${path}\` was to become is missing`;
  }
  if (!isAt(state, before) && !isWhole(`old-${index}`, before)) {
    return `what \`${path}\` was is missing`;
  }
  return null;
}
