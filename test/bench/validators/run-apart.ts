import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { CaseResult } from "./run-case.ts";

export interface ApartOptions {
  readonly quick: boolean;
  readonly ours: string | undefined;
}

/**
 * Runs a case with all its contenders in a process of its own. In a shared process, later cases were up to ten times
 * slower, because of what earlier cases had taught the engine about a library's shared code, and what they had left
 * in memory.
 *
 * @throws an error with the process's error output if the process fails
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
