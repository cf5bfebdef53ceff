import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { startOf } from "../diagnostics/span.ts";
import { driftOf, judgedDriftOf, type Drift } from "../output/drift.ts";
import { lockFileName } from "../output/lock.ts";
import type { ProjectRun } from "./project-run.ts";

/** Returns what a run would change, including the lock. The result is empty when everything is up to date. */
export async function driftOfRun(run: ProjectRun): Promise<readonly Drift[]> {
  return [...(await judgedDriftOf(run.changes)), ...lockDrift(run)];
}

/**
 * Returns the drift of the lock if it is the only file that `generate` would write. This happens when a page has
 * changed in a way that does not change the output.
 */
function lockDrift({ changes, lockText, lockBefore, result }: ProjectRun): readonly Drift[] {
  const isAlone = result.files.length + result.standing.length > 0 && driftOf(changes).length === 0;
  if (lockText === null || !isAlone) return [];
  const params = { path: lockFileName };
  return lockBefore === null
    ? [{ ...params, state: "missing", finding: diagnostic("MM7101", params), patch: null }]
    : [{ ...params, state: "stale", finding: diagnostic("MM7102", params), patch: null }];
}

/** Returns a finding for each drifted file, placed at the start of that file. */
export function driftFindings({
  out,
  drift,
}: {
  readonly out: string;
  readonly drift: readonly Drift[];
}): readonly Diagnostic[] {
  return drift.map(({ path, finding }) => ({ ...finding, span: startOf(`${out}/${path}`) }));
}
