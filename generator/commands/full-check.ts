import { showInLine, terminal } from "../diagnostics/terminal-text.ts";
import { hasErrors } from "../diagnostics/diagnostic.ts";
import { reportedDiagnostic } from "../report/findings.ts";
import { noDrift } from "../report/no-drift.ts";
import { prettyDrift } from "../report/pretty-drift.ts";
import { seenWarnings } from "../report/seen-warnings.ts";
import { annotate } from "./annotate.ts";
import {
  exitCodeFor,
  printCount,
  printDiagnostics,
  splitForPeople,
  withinLimit,
} from "./finish.ts";
import type { Io } from "../run/io.ts";
import { checkDocument, type ProjectDrift } from "./check-document.ts";
import type { CommandResult } from "./command-result.ts";
import type { CheckOptions } from "./options.ts";
import { repairCommand } from "./repair-command.ts";
import { driftFindings, driftOfRun } from "../run/run-drift.ts";
import type { ProjectRun } from "../run/project-run.ts";
import type { UnstagedInputs } from "../run/unstaged-inputs.ts";
import { displayPath } from "../tree/display-path.ts";
import { runProjects, type RunResult } from "../run/run-projects.ts";
import type { OpenRun } from "../run/open-run.ts";
import { lookForInterrupted } from "../run/settle.ts";

/** Plans the output of every project, and returns what the plans would change. */
export async function fullCheck(
  opened: OpenRun,
  options: CheckOptions,
  io: Io,
): Promise<CommandResult> {
  return checkResult(await runProjects(options, io, lookForInterrupted(io), opened), options, io);
}

/** Returns what the runs would change. A project that could not be judged makes the check fail. */
export async function checkResult(
  { runs, diagnostics: reported, unstaged }: Pick<RunResult, "runs" | "diagnostics" | "unstaged">,
  options: CheckOptions,
  io: Io,
): Promise<CommandResult> {
  const isBroken = hasErrors(reported);
  const diagnostics = withinLimit(reported, options);
  const earlier = runs.flatMap((run) => run.warnedBefore());
  const projects = await Promise.all(runs.map((run) => driftIn(run, isBroken)));
  const drifted = projects.some(({ drift }) => drift.length > 0);
  const exitCode = exitCodeFor(diagnostics, drifted ? 1 : 0);
  const outs = runs.map(({ project }) => project.outDir);
  const unstagedPaths = inputsToStage(unstaged);
  const inputs = unstagedPaths.map((path) => displayPath(path, io.cwd));
  const repair = exitCode === 1 ? repairCommand(options, io, [...outs, ...unstagedPaths]) : "";
  const findings = [...diagnostics, ...projects.flatMap(driftFindings)].map(reportedDiagnostic);
  return {
    ...{ command: "check", exitCode, findings },
    document: () => checkDocument(projects, diagnostics, exitCode, repair),
    tell: () => {
      const { fresh, seen } = splitForPeople(diagnostics, earlier, options);
      printDiagnostics(fresh, options, io);
      printCount(fresh, options, io);
      if (exitCode === 1) printDrift(projects, { repair, inputs }, options, io);
      if (exitCode === 0 && options.quiet !== true) {
        const files = runs.map(({ result }) => result.files.length + result.standing.length);
        io.stdout.write(noDrift(files.reduce((sum, count) => sum + count, 0)));
      }
      if (options.quiet !== true) io.stderr.write(seenWarnings(seen));
      annotate(findings, options, io);
    },
  };
}

/** Returns what the run of one project would change. If nothing would change, this is remembered for the next check. */
async function driftIn(run: ProjectRun, isBroken: boolean): Promise<ProjectDrift> {
  const drift = await driftOfRun(run);
  run.remember(!isBroken && drift.length === 0);
  return { name: run.project.name, out: run.shown.out, drift, reasons: run.reasons };
}

/** The command that brings everything up to date, and the inputs that it stages. */
interface Repair {
  readonly repair: string;
  readonly inputs: readonly string[];
}

/** The most pages of a spec folder that are named one by one. */
const mostNamed = 3;

/** Returns the absolute paths of inputs to stage with the outputs. */
function inputsToStage({ files, pages }: UnstagedInputs): readonly string[] {
  const chosen = pages.flatMap(({ specDir, paths }) =>
    paths.length > mostNamed ? [specDir] : paths,
  );
  return [...new Set([...files, ...chosen])];
}

function printDrift(
  projects: readonly ProjectDrift[],
  { repair, inputs }: Repair,
  { diff }: CheckOptions,
  io: Io,
): void {
  const { write, paint } = io.stdout;
  const count = projects.reduce((sum, { drift }) => sum + drift.length, 0);
  write(
    terminal`${paint.red("Drift")}: ${count} generated ${count === 1 ? "file is" : "files are"} out of date.\n\n`,
  );
  for (const { drift, out, reasons } of projects) {
    write(prettyDrift(drift, { out, reasons, isFull: diff === "full" }, paint));
  }
  if (inputs.length > 0) {
    write(terminal`\nNot staged as on the disk: ${showInLine(inputs.join(", "))}.\n`);
  }
  write(terminal`\nTo repair: ${paint.bold(showInLine(repair))}\n`);
}
