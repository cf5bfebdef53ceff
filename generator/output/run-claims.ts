import { createHash, randomBytes } from "node:crypto";
import { readFile, stat, unlink } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { listWorkFolder, workFolderOf } from "./work-folder.ts";

/**
 * A run's claim to an output folder: an empty file whose name says who made it. No two claims have the same name, so
 * removing the claim of a dead process never removes the claim of another.
 */
export interface Claim {
  readonly name: string;
  readonly host: string;
  readonly pid: number;
  /** The start time of the process, in ticks since the machine started; `0` if it is unknown. */
  readonly started: string;
}

const pattern = /^run-(?<host>[0-9a-f]{8})-(?<pid>\d+)-(?<started>\d+)-[0-9a-f]+$/;

const ownHost = createHash("sha256").update(hostname()).digest("hex").slice(0, 8);

/**
 * How often a run touches its claim, in milliseconds. A process on another machine cannot be asked whether it lives,
 * so a claim that was not touched for `silence` milliseconds counts as dead.
 */
export const heartbeat = 2_000;
const silence = 15_000;

/** Returns a name for a claim of this process. */
export async function claimName(): Promise<string> {
  const { pid } = process;
  return `run-${ownHost}-${pid}-${await startOfProcess(pid)}-${randomBytes(6).toString("hex")}`;
}

/** Finds the claims of runs in progress, and those whose process is gone. */
export async function findClaims(
  outDir: string,
): Promise<{ readonly live: readonly Claim[]; readonly dead: readonly Claim[] }> {
  const live: Claim[] = [];
  const dead: Claim[] = [];
  for (const name of (await listWorkFolder(outDir)) ?? []) {
    const claim = parseClaim(name);
    if (claim === null) continue;
    ((await isLive(outDir, claim)) ? live : dead).push(claim);
  }
  return { live, dead };
}

/** Removes a claim, if it still exists. */
export async function dropClaim(outDir: string, name: string): Promise<void> {
  await unlink(join(workFolderOf(outDir), name)).catch(() => undefined);
}

/** Describes the holder of a folder, for messages. */
export function describeClaim({ host, pid }: Claim): string {
  return host === ownHost ? `process ${pid}` : "a process on another machine";
}

function parseClaim(name: string): Claim | null {
  const groups = pattern.exec(name)?.groups;
  if (groups === undefined) return null;
  const { host = "", pid = "", started = "" } = groups;
  return { name, host, pid: Number(pid), started };
}

async function isLive(outDir: string, { name, host, pid, started }: Claim): Promise<boolean> {
  // A signal to process 0 goes to our own process group, so 0 would always seem alive.
  if (!(pid > 0 && pid <= maxPid)) return false;
  if (host !== ownHost) {
    const stats = await stat(join(workFolderOf(outDir), name)).catch(() => null);
    return stats !== null && Date.now() - stats.mtimeMs < silence;
  }
  try {
    process.kill(pid, 0);
  } catch (error) {
    const isOfAnother = error instanceof Error && "code" in error && error.code === "EPERM";
    if (!isOfAnother) return false;
  }
  // Process ids are reused: the same id with another start time is another process.
  const now = await startOfProcess(pid);
  return now === started || now === untold;
}

/** The highest process id of any system. */
const maxPid = 2 ** 31 - 1;

const untold = "0";

async function startOfProcess(pid: number): Promise<string> {
  const text = await readFile(`/proc/${pid}/stat`, "latin1").catch(() => "");
  // The second field is the program's name in parentheses, which may contain anything. The start time is field 22.
  return text.slice(text.lastIndexOf(")") + 2).split(" ")[19] ?? untold;
}
