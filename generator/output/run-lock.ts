import { utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import { createFolder } from "../tree/create-folder.ts";
import { isFolder } from "../tree/is-folder.ts";
import type { Tree } from "../tree/tree.ts";
import { errorCode, writeFailureOf } from "./file-errors.ts";
import { isToEnd } from "./hold-signals.ts";
import { journalName, rollbackName } from "./journal.ts";
import { recover } from "./recover.ts";
import {
  claimName,
  describeClaim,
  dropClaim,
  findClaims,
  heartbeat,
  type Claim,
} from "./run-claims.ts";
import {
  emptyWorkFolder,
  hideFromGit,
  listWorkFolder,
  makeWorkFolder,
  removeIfEmpty,
  workFolderOf,
} from "./work-folder.ts";

/** How to wait for another run. */
export interface Patience {
  readonly milliseconds: number;
  /** Called once if the run has to wait, with a description of the holder. */
  readonly onWait: (holder: string) => void;
}

/** An output folder that only this run changes, until it leaves. */
export interface EnteredOutput {
  /** Whether an interrupted run was found, so that earlier reads may be out of date. */
  readonly wasInterrupted: boolean;
  readonly leave: () => Promise<void>;
}

/**
 * Makes this run the only one in an output folder, and finishes or undoes an interrupted one.
 *
 * @param name The folder, as messages name it.
 * @returns `null` if another run holds the folder for too long, if an interrupted run can be neither finished nor
 *   undone, or if the folder cannot be written.
 */
export async function enterOutput(
  outDir: string,
  name: string,
  patience: Patience,
): Promise<Outcome<EnteredOutput | null>> {
  let createdFolder: string | null = null;
  const create = (): void => {
    const created = createFolder(outDir);
    createdFolder ??= created;
  };
  let leave = (): Promise<void> => removeCreated(outDir, createdFolder);
  try {
    const claimed = await claim(outDir, create, patience);
    if (typeof claimed !== "string") {
      const finding = diagnostic("MM7012", { folder: name, holder: describeClaim(claimed) });
      return { value: null, diagnostics: [finding] };
    }
    leave = leaver(outDir, createdFolder, claimed);
    const diagnostics = await recover(outDir, name);
    const isUnsettled = diagnostics.some(({ severity }) => severity === "error");
    if (isUnsettled) await leave();
    else await hideFromGit(outDir);
    const wasInterrupted = diagnostics.length > 0;
    return { value: isUnsettled ? null : { wasInterrupted, leave }, diagnostics };
  } catch (error) {
    await leave();
    return { value: null, diagnostics: [writeFailureOf(error, name)] };
  }
}

/** Whether a folder contains a work folder, of a run in progress or of a dead one. */
export async function hasWorkFolder(outDir: string): Promise<boolean> {
  return (await listWorkFolder(outDir)) !== null;
}

/** Whether a run was interrupted after it began to replace files. */
export async function wasInterrupted(outDir: string): Promise<boolean> {
  const names = await listWorkFolder(outDir);
  return names !== null && (names.includes(journalName) || names.includes(rollbackName));
}

/** Whether a tree that is not the disk holds the journal of an interrupted run. */
export function holdsJournal(outDir: string, tree: Tree): boolean {
  const work = workFolderOf(outDir);
  // A link to a folder does not count, as on the disk.
  if (tree.look(work) !== "folder") return false;
  return [journalName, rollbackName].some((name) => tree.look(join(work, name)) !== null);
}

/**
 * Waits until no run is in progress in a folder, without writing anything. Returns the holder if the patience runs
 * out.
 */
export async function waitForOthers(outDir: string, patience: Patience): Promise<string | null> {
  const deadline = performance.now() + patience.milliseconds;
  for (let isFirst = true; ; isFirst = false) {
    const [holder] = (await findClaims(outDir)).live;
    if (holder === undefined) return null;
    if (performance.now() > deadline) return describeClaim(holder);
    if (isFirst) patience.onWait(describeClaim(holder));
    await pause();
  }
}

/**
 * Returns the name of our claim as soon as it is the only one, or the claim of the run that does not end.
 *
 * @param create Creates the output folder if it is not there.
 */
async function claim(
  outDir: string,
  create: () => void,
  patience: Patience,
): Promise<string | Claim> {
  const deadline = performance.now() + patience.milliseconds;
  let isWaiting = false;
  for (;;) {
    const [holder] = await claimsOfOthers(outDir, null);
    if (holder === undefined) {
      create();
      const own = await tryToClaim(outDir);
      if (own !== null) return own;
    } else if (performance.now() > deadline || isToEnd()) {
      return holder;
    } else if (!isWaiting) {
      isWaiting = true;
      patience.onWait(describeClaim(holder));
    }
    await pause();
  }
}

/**
 * Makes a claim first and then looks for claims of others. If two runs do so at once, at least one sees the other,
 * and a run that sees another takes back its own claim.
 */
async function tryToClaim(outDir: string): Promise<string | null> {
  const name = await claimName();
  try {
    await makeWorkFolder(outDir);
  } catch (error) {
    // Another run, which had made the output folder and wrote nothing, has just removed it.
    if (errorCode(error) === "ENOENT" && !isFolder(outDir)) return null;
    throw error;
  }
  try {
    await writeFile(join(workFolderOf(outDir), name), "", { flag: "wx" });
  } catch (error) {
    // Another run has just removed the work folder.
    if (errorCode(error) === "ENOENT") return null;
    throw error;
  }
  if ((await claimsOfOthers(outDir, name)).length === 0) return name;
  await dropClaim(outDir, name);
  return null;
}

async function claimsOfOthers(outDir: string, own: string | null): Promise<readonly Claim[]> {
  const { live, dead } = await findClaims(outDir);
  for (const { name } of dead) await dropClaim(outDir, name);
  return live.filter(({ name }) => name !== own);
}

function leaver(outDir: string, createdFolder: string | null, name: string): () => Promise<void> {
  const file = join(workFolderOf(outDir), name);
  const beat = setInterval(() => {
    const now = new Date();
    utimes(file, now, now).catch(() => undefined);
  }, heartbeat);
  beat.unref();
  return async () => {
    clearInterval(beat);
    // A remaining journal belongs to the next run.
    if (!(await wasInterrupted(outDir))) await emptyWorkFolder(outDir).catch(() => undefined);
    await dropClaim(outDir, name);
    await removeIfEmpty(workFolderOf(outDir));
    await removeCreated(outDir, createdFolder);
  };
}

/** Removes the folders that were made for a run that wrote nothing. */
async function removeCreated(outDir: string, createdFolder: string | null): Promise<void> {
  if (createdFolder === null) return;
  for (let folder = outDir; await removeIfEmpty(folder); folder = dirname(folder)) {
    if (folder === createdFolder) return;
  }
}

/** Waits for a random time, so that runs that collided do not collide again. */
async function pause(): Promise<void> {
  await sleep(10 + Math.random() * 40);
}
