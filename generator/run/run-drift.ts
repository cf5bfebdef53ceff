import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { startOf } from "../diagnostics/span.ts";
import { driftOf, judgedDriftOf, type Drift } from "../output/drift.ts";
import { lockFileName } from "../output/lock.ts";
import type { ProjectRun } from "./project-run.ts";

/** What a run would change, the lock included; empty when everything is fresh. */
export async function driftOfRun(run: ProjectRun): Promise<readonly Drift[]> {
  return [...(await judgedDriftOf(run.changes)), ...lockDrift(run)];
}

/** `generate` would write the lock alone where a page has changed and says the same. */
function lockDrift({ changes, lockText, lockBefore, result }: ProjectRun): readonly Drift[] {
  const isAlone = result.files.length + result.kept.length > 0 && driftOf(changes).length === 0;
  if (lockText === null || !isAlone) return [];
  const params = { path: lockFileName };
  return lockBefore === null
    ? [{ ...params, state: "missing", finding: diagnostic("MM7101", params), patch: null }]
    : [{ ...params, state: "stale", finding: diagnostic("MM7102", params), patch: null }];
}

/** Each as a finding at the start of the generated file. */
export function driftFindings({
  out,
  drift,
}: {
  readonly out: string;
  readonly drift: readonly Drift[];
}): readonly Diagnostic[] {
  return drift.map(({ path, finding }) => ({ ...finding, span: startOf(`${out}/${path}`) }));
}
