import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { CaseResult } from "./run-case.ts";

export interface ApartOptions {
  readonly quick: boolean;
  readonly ours: string | undefined;
}

/**
 * Runs a case, all its contenders together, in a process of its own: what earlier cases taught the engine of a
 * library's shared code, and what they left in memory, made a later one up to ten times slower.
 *
 * @throws with the process's error output when it fails
 */
export async function runApart(name: string, { quick, ours }: ApartOptions): Promise<CaseResult> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      ...["--import", "tsx", join(import.meta.dirname, "run-one.ts"), "--case", name],
      ...(quick ? ["--quick"] : []),
      ...(ours === undefined ? [] : ["--ours", ours]),
    ],
    { maxBuffer: 2 ** 26 },
  );
  const result: CaseResult = JSON.parse(stdout);
  return result;
}
