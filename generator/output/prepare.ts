import { chmodSync, constants, copyFileSync, linkSync, lstatSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import { errorCode, WriteFailure, writeFailureOf } from "./file-errors.ts";
import { mapInTurn } from "./in-turn.ts";
import type { JournalEntry } from "./journal.ts";
import { lockFileName } from "./lock.ts";
import type { FileChange } from "./plan.ts";
import { readPlainFile } from "./snapshot.ts";
import { hashOf, type Transaction } from "./transaction.ts";
import { workFolderOf } from "./work-folder.ts";

/** What is to become of one output folder. A plan that holds a refusal must not come here. */
export interface OutputPlan {
  /** Absolute. */
  readonly outDir: string;
  /** The folder, as messages name it. */
  readonly name: string;
  readonly changes: readonly FileChange[];
  /** The new lock, or `null` when the one on disk says the same. */
  readonly lockText: string | null;
  /** The lock the plan was made with. */
  readonly lockBefore: string | null;
}

/** Whether a plan changes anything. */
export function changesAnything({ changes, lockText }: OutputPlan): boolean {
  return lockText !== null || changes.some((change) => toWish(change) !== null);
}

/** One file as the plan saw it, and as it is to be; `null` for no file. */
interface Wish {
  readonly path: string;
  readonly current: string | null;
  readonly text: string | null;
}

/**
 * Writes all new contents into the work folder, and keeps the old ones there, where no copy is needed: a second
 * name for the same file costs no space. Nothing outside the work folder is touched.
 *
 * @throws WriteFailure when a file is not what the plan saw, or cannot be written
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

/** A file checked out with CRLF stays so: the difference then shows what changed, and nothing else. */
function toWish(change: FileChange): Wish | null {
  const { path } = change;
  switch (change.kind) {
    case "create":
      return { path, current: null, text: change.text };
    case "update": {
      const { current, text } = change;
      const isCrlf = current.includes("\r\n");
      return { path, current, text: isCrlf ? text.replaceAll("\n", "\r\n") : text };
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
  const found = readPlainFile(outDir, path);
  if (found === "obstacle") throw new WriteFailure(diagnostic("MM7001", { path: shown }));
  if ((found === null ? null : found.toString("utf8")) !== current) {
    throw new WriteFailure(diagnostic("MM7013", { path: shown }));
  }
  const mode =
    found === null ? null : keepOld(join(outDir, path), join(work, `old-${index}`), shown);
  if (text === null) return { path, before: found && hashOf(found), after: null };
  const bytes = Buffer.from(text, "utf8");
  const fresh = join(work, `new-${index}`);
  writeFileSync(fresh, bytes, { flag: "wx" });
  // Who may read and run a file is its owner's choice, whatever becomes of its content.
  if (mode !== null) chmodSync(fresh, mode);
  return { path, before: found && hashOf(found), after: hashOf(bytes) };
}

/** What file systems say that know no second name for a file. */
const linkless = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EXDEV", "EMLINK"]);

/** Gives a file a second name, and says what its permissions are. */
function keepOld(file: string, old: string, shown: string): number {
  const { mode } = lstatSync(file);
  // Its folder would let it be replaced, but whoever protected it meant something by it.
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
