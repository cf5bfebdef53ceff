import { createHash, randomBytes } from "node:crypto";
import { readFile, stat, unlink } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { listWorkFolder, workFolderOf } from "./work-folder.ts";

/**
 * A run's claim to an output folder: an empty file whose name says who made it. No two claims share a name, so
 * removing one whose process is gone can never hit the claim of another.
 */
export interface Claim {
  readonly name: string;
  readonly host: string;
  readonly pid: number;
  /** When the process started, in ticks since the machine did; `0` where nobody tells. */
  readonly started: string;
}

const pattern = /^run-(?<host>[0-9a-f]{8})-(?<pid>\d+)-(?<started>\d+)-[0-9a-f]+$/;

const ownHost = createHash("sha256").update(hostname()).digest("hex").slice(0, 8);

/** A run on another machine shows that it lives by touching its claim; its process cannot be asked. */
export const heartbeat = 2_000;
const silence = 15_000;

/** The name of a claim of this process. */
export async function claimName(): Promise<string> {
  const { pid } = process;
  return `run-${ownHost}-${pid}-${await startOfProcess(pid)}-${randomBytes(6).toString("hex")}`;
}

/** Claims of runs that are at work, and of those whose process is gone. */
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

/** Removes a claim; one that is gone already is fine. */
export async function dropClaim(outDir: string, name: string): Promise<void> {
  await unlink(join(workFolderOf(outDir), name)).catch(() => undefined);
}

/** Who holds a folder, for messages. */
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
  // A signal to process 0 goes to our own group, and would say that it lives.
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
  // A number is given out again: the same one, started at another time, is another process.
  const now = await startOfProcess(pid);
  return now === started || now === untold;
}

/** What systems count processes up to, at most. */
const maxPid = 2 ** 31 - 1;

const untold = "0";

async function startOfProcess(pid: number): Promise<string> {
  const text = await readFile(`/proc/${pid}/stat`, "latin1").catch(() => "");
  // The second field is the program's name in parentheses, which may hold anything; the start is the 22nd.
  return text.slice(text.lastIndexOf(")") + 2).split(" ")[19] ?? untold;
}
