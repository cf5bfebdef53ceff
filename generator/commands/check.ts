import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { dumpDiagnostic } from "../model/dump.ts";
import { driftOf, type Drift } from "../output/drift.ts";
import { prettyDrift } from "../report/pretty-drift.ts";
import { exitCodeFor, printCount, printDiagnostics } from "./finish.ts";
import type { ExitCode, Io } from "./io.ts";
import type { CommonOptions } from "./options.ts";
import { repairCommand } from "./repair-command.ts";
import { runProjects } from "./run-projects.ts";
import { lookForInterrupted } from "./settle.ts";

interface ProjectDrift {
  readonly name: string;
  readonly out: string;
  readonly drift: readonly Drift[];
}

/** `modelmark check`: says what `generate` would change, and changes nothing. */
export async function checkCommand(options: CommonOptions, io: Io): Promise<ExitCode> {
  const { runs, diagnostics } = await runProjects(options, io, lookForInterrupted(io));
  const projects = runs.map(({ project, shown, changes }) => ({
    name: project.name,
    out: shown.out,
    drift: driftOf(changes),
  }));
  const drifted = projects.some(({ drift }) => drift.length > 0);
  const exitCode = exitCodeFor(diagnostics, options, drifted ? 1 : 0);
  const repair = repairCommand(options, io);
  if (options.reporter === "json") {
    const content = document(projects, diagnostics, exitCode, repair);
    io.stdout.write(`${JSON.stringify(content, null, 2)}\n`);
    return exitCode;
  }
  await printDiagnostics(diagnostics, options, io);
  printCount(diagnostics, options, io);
  if (exitCode === 1) printDrift(projects, repair, io);
  if (exitCode === 0 && options.quiet !== true) {
    const files = runs.reduce((sum, { result }) => sum + result.files.length, 0);
    io.stdout.write(`No drift: ${files} file${files === 1 ? "" : "s"} up to date.\n`);
  }
  return exitCode;
}

function printDrift(projects: readonly ProjectDrift[], repair: string, io: Io): void {
  const { write, paint } = io.stdout;
  const count = projects.reduce((sum, { drift }) => sum + drift.length, 0);
  write(`${paint.red("Drift")}: ${count} generated file${count === 1 ? "" : "s"} out of date.\n\n`);
  for (const { drift, out } of projects) write(prettyDrift(drift, out, paint));
  write(`\nTo repair: ${paint.bold(repair)}\n`);
}

function document(
  projects: readonly ProjectDrift[],
  diagnostics: readonly Diagnostic[],
  exitCode: ExitCode,
  repair: string,
): object {
  return {
    version: 1,
    command: "check",
    ok: exitCode === 0,
    exitCode,
    projects: projects.map(({ name, out, drift }) => ({
      name,
      out,
      drift: drift.map(({ path, state, finding, patch }) => ({
        path,
        state,
        code: finding.code,
        message: finding.message,
        ...(patch === null ? {} : { patch }),
      })),
    })),
    ...(exitCode === 1 ? { repair } : {}),
    diagnostics: diagnostics.map(dumpDiagnostic),
  };
}
