import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.ts";
import type { GeneratedFile } from "../emit/emitter.ts";
import type { FileChange } from "../output/plan.ts";
import type { OutputPlan } from "../output/prepare.ts";
import { writeOutputs } from "../output/write-outputs.ts";
import type { Io } from "./io.ts";
import type { Planned, ProjectRun } from "./project-run.ts";
import { patienceFor } from "./settle.ts";

/**
 * Writes the output of all projects, or of none. If a module of an emitter does not parse, nothing is written.
 *
 * @returns the runs with the plans that were carried out
 */
export async function writeRuns(
  runs: readonly ProjectRun[],
  io: Io,
): Promise<Outcome<readonly ProjectRun[]>> {
  const broken = await proveWritten(runs);
  if (broken.length > 0) return { value: runs, diagnostics: broken };
  const wanted = runs.map((run) => ({
    ...planOf(run, run),
    replan: async (): Promise<Outcome<OutputPlan>> => {
      const planned = await run.replan();
      return { value: planOf(run, planned.value), diagnostics: planned.diagnostics };
    },
  }));
  const { value, diagnostics } = await writeOutputs(wanted, (name) => patienceFor(name, io));
  const followed = runs.map((run, index) => ({ ...run, ...planFrom(value[index]) }));
  return { value: followed, diagnostics };
}

/**
 * Checks that the modules of projects with emitters of their own can be parsed. Such an emitter may return any text,
 * while the modules of ours are data, which the layout prints. ts-morph, and with it the compiler, is loaded only if
 * there is something to check.
 */
async function proveWritten(runs: readonly ProjectRun[]): Promise<readonly Diagnostic[]> {
  const modules = runs
    .filter(({ project }) => project.settings.emitters.length > 0)
    .map(({ changes }) => changes.flatMap(writtenModule));
  if (modules.every((files) => files.length === 0)) return [];
  const { proveModules } = await import("../print/prove-modules.ts");
  return modules.flatMap(proveModules);
}

function writtenModule(change: FileChange): readonly GeneratedFile[] {
  if (change.kind !== "create" && change.kind !== "update") return [];
  return change.path.endsWith(".ts") ? [{ path: change.path, text: change.text }] : [];
}

type PlanParts = Pick<Planned, "changes" | "lockText" | "lockBefore">;

function planOf({ project, shown }: ProjectRun, plan: PlanParts): OutputPlan {
  const { changes, lockText, lockBefore } = plan;
  return { outDir: project.outDir, name: shown.out, changes, lockText, lockBefore };
}

function planFrom(plan: OutputPlan | undefined): Partial<PlanParts> {
  if (plan === undefined) return {};
  const { changes, lockText, lockBefore } = plan;
  return { changes, lockText, lockBefore };
}
