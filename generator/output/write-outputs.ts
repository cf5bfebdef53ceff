import { hasErrors, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import { isToEnd, untilDone } from "./hold-signals.ts";
import { changesAnything, type OutputPlan } from "./prepare.ts";
import { enterOutput, type EnteredOutput, type Patience } from "./run-lock.ts";
import { readLockText } from "./snapshot.ts";
import { applyPlans } from "./write.ts";

/** A plan that can be made again from the current files. */
export interface OutputRun extends OutputPlan {
  readonly replan: () => Promise<Outcome<OutputPlan>>;
}

/**
 * Writes everything that the plans contain, or nothing. If nothing has to be written, no folder is made or locked.
 *
 * @param patienceFor Returns how to wait for another run in a folder, by the folder's name.
 * @returns The plans that were followed, in the order of `runs`. If another run wrote to a folder in between, the
 *   plan for that folder is a new one.
 */
export function writeOutputs(
  runs: readonly OutputRun[],
  patienceFor: (name: string) => Patience,
): Promise<Outcome<readonly OutputPlan[]>> {
  return untilDone(() => enterAndWrite(runs, patienceFor));
}

async function enterAndWrite(
  runs: readonly OutputRun[],
  patienceFor: (name: string) => Patience,
): Promise<Outcome<readonly OutputPlan[]>> {
  const entered: EnteredOutput[] = [];
  const diagnostics: Diagnostic[] = [];
  const followed = new Map<string, OutputPlan>(runs.map((run) => [run.outDir, run]));
  const give = (): Outcome<readonly OutputPlan[]> => ({
    value: runs.map((run) => followed.get(run.outDir) ?? run),
    diagnostics,
  });
  try {
    for (const run of inOneOrder(runs.filter(changesAnything))) {
      const own = await enterOutput(run.outDir, run.name, patienceFor(run.name));
      diagnostics.push(...own.diagnostics);
      if (own.value === null) return give();
      entered.push(own.value);
      const fresh = await refresh(run, own.value);
      followed.set(run.outDir, fresh.value);
      diagnostics.push(...fresh.diagnostics);
    }
    if (hasErrors(diagnostics) || isToEnd()) return give();
    diagnostics.push(...(await applyPlans([...followed.values()].filter(changesAnything))));
    return give();
  } finally {
    for (const { leave } of entered) await leave();
  }
}

/** Sorts the runs, so that two processes never wait for each other. */
function inOneOrder(runs: readonly OutputRun[]): readonly OutputRun[] {
  return runs.toSorted((a, b) => (a.outDir < b.outDir ? -1 : 1));
}

/** Returns the plan, or a new one if another run has written since it was made. */
async function refresh(run: OutputRun, entered: EnteredOutput): Promise<Outcome<OutputPlan>> {
  const isCurrent = readLockText(run.outDir) === run.lockBefore;
  if (isCurrent && !entered.wasInterrupted) return { value: run, diagnostics: [] };
  const { value, diagnostics } = await run.replan();
  // Warnings were already reported when the plan was first made.
  return { value, diagnostics: diagnostics.filter(({ severity }) => severity === "error") };
}
