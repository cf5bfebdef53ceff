import { spawn, type ChildProcess } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import type { Request } from "./worker.ts";

/** How a worker ended, and its report. */
export interface Ended {
  readonly signal: NodeJS.Signals | null;
  readonly exitCode: number | null;
  /**
   * The number of file system calls, and the codes of diagnostics; `null` if the worker died before it could report.
   */
  readonly report: { readonly calls: number; readonly codes: readonly string[] } | null;
  readonly stderr: string;
  /** The time from the moment it began to work until it ended. */
  readonly milliseconds: number;
}

/** How a worker is started and killed. */
export interface Treatment {
  /** The milliseconds after which it is killed, counted from when it began to work. */
  readonly killAfter?: number;
  readonly uid?: number;
  /** The words before the program's command line: `["bash", "-c", "ulimit …; exec \"$@\"", "-"]`. */
  readonly wrapper?: readonly string[];
}

/** Bundles the worker, so that each process starts in a few hundredths of a second. */
export async function bundleWorker(): Promise<{ run: RunWorker; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "modelmark-worker-"));
  await chmod(folder, 0o755);
  const file = join(folder, "worker.mjs");
  const entryPoints = [join(import.meta.dirname, "worker.ts")];
  const common = { bundle: true, platform: "node", format: "esm", logLevel: "error" } as const;
  // Only the CommonJS build of one dependency asks for `require`.
  const banner = {
    js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
  };
  await build({ ...common, entryPoints, outfile: file, banner });
  return {
    run: (request, treatment = {}) => runWorker(file, request, treatment),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

export type RunWorker = (request: Request, treatment?: Treatment) => Promise<Ended>;

function runWorker(file: string, request: Request, treatment: Treatment): Promise<Ended> {
  const { killAfter, uid, wrapper = [] } = treatment;
  const words = [...wrapper, process.execPath, file, JSON.stringify(request)];
  const [command = "", ...args] = words;
  const child = spawn(command, args, uid === undefined ? {} : { uid, gid: uid });
  return new Promise((resolve) => {
    let stdout = "";
    let stderr = "";
    let began = 0;
    child.stdout.on("data", (chunk: Buffer) => {
      stdout += chunk.toString();
      if (began !== 0 || !stdout.startsWith("ready\n")) return;
      began = performance.now();
      if (killAfter !== undefined) killIn(child, killAfter);
    });
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    child.on("close", (exitCode, signal) => {
      const milliseconds = performance.now() - began;
      const line = stdout.split("\n")[1] ?? "";
      const report: Ended["report"] = line === "" ? null : JSON.parse(line);
      resolve({ signal, exitCode, report, stderr, milliseconds });
    });
  });
}

function killIn(child: ChildProcess, milliseconds: number): void {
  setTimeout(() => child.kill("SIGKILL"), milliseconds);
}

/** Does a job `count` times, two at a time, each in a lane of its own. */
export async function inTwoLanes(
  count: number,
  job: (lane: string, index: number) => Promise<void>,
): Promise<void> {
  let index = 0;
  const lane = async (name: string): Promise<void> => {
    while (index < count) await job(name, index++);
  };
  await Promise.all([lane("left"), lane("right")]);
}
