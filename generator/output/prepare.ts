import { chmodSync, constants, copyFileSync, linkSync, lstatSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import { errorCode, WriteFailure, writeFailureOf } from "./file-errors.ts";
import { mapInTurn } from "./in-turn.ts";
import type { JournalEntry } from "./journal.ts";
import { lockFileName } from "./lock.ts";
import type { FileChange } from "./plan.ts";
import { normalised } from "../tree/same-content.ts";
import { readPlainFile } from "./snapshot.ts";
import { hashOf, type Transaction } from "./transaction.ts";
import { workFolderOf } from "./work-folder.ts";

/** The planned changes of one output folder. A plan that contains a refusal must not be passed here. */
export interface OutputPlan {
  /** The absolute path of the folder. */
  readonly outDir: string;
  /** The folder, as messages name it. */
  readonly name: string;
  readonly changes: readonly FileChange[];
  /** The new lock, or `null` if the one on disk has the same content. */
  readonly lockText: string | null;
  /** The lock on which the plan is based. */
  readonly lockBefore: string | null;
}

/** Whether a plan changes anything. */
export function changesAnything({ changes, lockText }: OutputPlan): boolean {
  return lockText !== null || changes.some((change) => toWish(change) !== null);
}

/** A file's text when the plan was made, and its new text; `null` for no file. */
interface Wish {
  readonly path: string;
  readonly current: string | null;
  readonly text: string | null;
}

/**
 * Writes all new contents into the work folder, and keeps the old files there. Old files get a second name instead of
 * a copy where possible, which costs no space. Nothing outside the work folder is touched.
 *
 * @throws {@link WriteFailure} if a file has changed since the plan was made, or cannot be written.
 */
export async function prepare(plan: OutputPlan): Promise<Transaction> {
  const { outDir, name, changes, lockText, lockBefore } = plan;
  const wishes = changes.flatMap((change) => toWish(change) ?? []);
  if (lockText !== null) wishes.push({ path: lockFileName, current: lockBefore, text: lockText });
  const numbered = wishes.map((wish, index) => ({ ...wish, index }));
  const entries = await mapInTurn(numbered, ({ index, ...wish }) => {
    const shown = `${name}/${wish.path}`;
    try {
      return prepareFile(plan, wish, index);
    } catch (error) {
      throw new WriteFailure(writeFailureOf(error, shown));
    }
  });
  return { outDir, name, entries };
}

/**
 * Returns the change of a file, or `null` if there is none. A file that was checked out with CRLF keeps it, so that a
 * diff shows only real changes.
 */
function toWish(change: FileChange): Wish | null {
  const { path } = change;
  switch (change.kind) {
    case "create":
      return { path, current: null, text: change.text };
    case "update": {
      const { current, text } = change;
      const isCrlf = current.includes("\r\n");
      return { path, current, text: isCrlf ? normalised(text).replaceAll("\n", "\r\n") : text };
    }
    case "delete":
      return { path, current: change.current, text: null };
    case "keep":
    case "refuse":
    case "leave":
      return null;
  }
}

function prepareFile(
  { outDir, name }: OutputPlan,
  { path, current, text }: Wish,
  index: number,
): JournalEntry {
  const work = workFolderOf(outDir);
  const shown = `${name}/${path}`;
  const fileOnDisk = readPlainFile(outDir, path);
  if (fileOnDisk === "obstacle") throw new WriteFailure(diagnostic("MM7001", { path: shown }));
  if ((fileOnDisk === null ? null : fileOnDisk.toString("utf8")) !== current) {
    throw new WriteFailure(diagnostic("MM7013", { path: shown }));
  }
  const mode =
    fileOnDisk === null ? null : keepOld(join(outDir, path), join(work, `old-${index}`), shown);
  if (text === null) return { path, before: fileOnDisk && hashOf(fileOnDisk), after: null };
  const bytes = Buffer.from(text, "utf8");
  const fresh = join(work, `new-${index}`);
  writeFileSync(fresh, bytes, { flag: "wx" });
  // The permissions of a file are its owner's choice, so they stay when its content changes.
  if (mode !== null) chmodSync(fresh, mode);
  return { path, before: fileOnDisk && hashOf(fileOnDisk), after: hashOf(bytes) };
}

/** The errors of file systems that do not support hard links. */
const linkless = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EXDEV", "EMLINK"]);

/** Gives a file a second name, and returns its permissions. */
function keepOld(file: string, old: string, shown: string): number {
  const { mode } = lstatSync(file);
  // The permissions of the folder would allow replacing the file, but somebody protected it on purpose.
  if ((mode & 0o200) === 0) {
    throw new WriteFailure(diagnostic("MM7004", { path: shown, reason: "it is read-only" }));
  }
  try {
    linkSync(file, old);
  } catch (error) {
    if (!linkless.has(errorCode(error))) throw error;
    copyFileSync(file, old, constants.COPYFILE_EXCL);
  }
  return mode & 0o7777;
}
