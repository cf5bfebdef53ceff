import { hasErrors, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import { changesAnything, type OutputPlan } from "../output/prepare.ts";
import { enterOutput, type EnteredOutput } from "../output/run-lock.ts";
import { readLockText } from "../output/snapshot.ts";
import { applyPlans } from "../output/write.ts";
import type { Io } from "./io.ts";
import type { ProjectRun } from "./run-projects.ts";
import { patienceFor } from "./settle.ts";

/**
 * Writes what the plans of all projects ask for, or nothing; with nothing to write, no folder is made or locked.
 *
 * @returns the runs with the plans that were followed: one is made anew where another run wrote in between
 */
export async function writeOutputs(
  runs: readonly ProjectRun[],
  io: Io,
): Promise<Outcome<readonly ProjectRun[]>> {
  const entered: EnteredOutput[] = [];
  const diagnostics: Diagnostic[] = [];
  const current = new Map(runs.map((run) => [run.project.outDir, run]));
  // In one order for all, so that no two runs wait for each other.
  const outDirs = runs.filter((run) => changesAnything(planOf(run))).map(outDirOf);
  try {
    for (const outDir of outDirs.sort()) {
      const run = current.get(outDir);
      if (run === undefined) continue;
      const own = await enterOutput(outDir, run.shown.out, patienceFor(run.shown.out, io));
      diagnostics.push(...own.diagnostics);
      if (own.value === null) return { value: runs, diagnostics };
      entered.push(own.value);
      const fresh = await refresh(run, own.value);
      current.set(outDir, fresh.value);
      diagnostics.push(...fresh.diagnostics);
    }
    const followed = runs.map((run) => current.get(outDirOf(run)) ?? run);
    if (hasErrors(diagnostics)) return { value: followed, diagnostics };
    const plans = followed.map(planOf).filter(changesAnything);
    diagnostics.push(...(await applyPlans(plans)));
    return { value: followed, diagnostics };
  } finally {
    for (const { leave } of entered) await leave();
  }
}

/** The plan as it is, or a new one if another run has written since it was made. */
async function refresh(run: ProjectRun, entered: EnteredOutput): Promise<Outcome<ProjectRun>> {
  const isCurrent = (await readLockText(outDirOf(run))) === run.lockBefore;
  if (isCurrent && !entered.wasInterrupted) return { value: run, diagnostics: [] };
  const { diagnostics, value: planned } = await run.replan();
  // Warnings were said when the plan was first made.
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  return { value: { ...run, ...planned }, diagnostics: errors };
}

function outDirOf({ project }: ProjectRun): string {
  return project.outDir;
}

function planOf({ project, shown, changes, lockText, lockBefore }: ProjectRun): OutputPlan {
  return { outDir: project.outDir, name: shown.out, changes, lockText, lockBefore };
}
