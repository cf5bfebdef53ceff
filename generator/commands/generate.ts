import { terminal } from "../diagnostics/terminal-text.ts";
import { hasErrors, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import { dumpDiagnostic } from "../model/dump.ts";
import type { Model } from "../model/model.ts";
import { openTags } from "../model/open-tags.ts";
import { reportedDiagnostic } from "../report/findings.ts";
import {
  countChanges,
  countModels,
  prettyFindings,
  prettySummary,
  summaryRow,
} from "../report/summary.ts";
import { exitCodeFor, printCount, printDiagnostics, withinLimit } from "./finish.ts";
import type { ExitCode, Io } from "../run/io.ts";
import { dryRun } from "./dry-run.ts";
import type { CommandResult } from "./command-result.ts";
import type { CommonOptions, GenerateOptions } from "./options.ts";
import type { ProjectRun } from "../run/project-run.ts";
import { runProjects, type RunResult } from "../run/run-projects.ts";
import { annotate } from "./annotate.ts";
import { endInterrupted } from "../run/settle.ts";
import { writeRuns } from "../run/write-runs.ts";

/** The result of one generation. */
export interface Generated {
  readonly run: RunResult;
  readonly diagnostics: readonly Diagnostic[];
  readonly exitCode: ExitCode;
  /** Whether the files are in place. */
  readonly isWritten: boolean;
}

/**
 * Writes the output of every project, or of none if anything is wrong with one of them. Prints nothing.
 *
 * @param isWanted called just before anything is written; if it returns `false`, nothing is
 */
export async function generateOnce(
  options: CommonOptions,
  io: Io,
  isWanted: () => boolean = () => true,
): Promise<Generated> {
  const planned = await runProjects(options, io, endInterrupted(io));
  const refused = hasErrors(withinLimit(planned.diagnostics, options));
  planned.stopwatch.begin("write");
  const isWriting = !refused && isWanted();
  const written = isWriting ? await writeRuns(planned.runs, io) : unwritten(planned);
  const isWritten = isWriting && !hasErrors(written.diagnostics);
  for (const one of written.value) one.remember(isWritten);
  const run = { ...planned, runs: written.value };
  const diagnostics = withinLimit([...planned.diagnostics, ...written.diagnostics], options);
  return { run, diagnostics, exitCode: exitCodeFor(diagnostics, 0), isWritten };
}

/** `modelmark generate`: runs {@link generateOnce}, and reports on one screen what was done. */
export async function generateCommand(options: GenerateOptions, io: Io): Promise<CommandResult> {
  if (options.dryRun === true) return dryRun(options, io);
  const generated = await generateOnce(options, io);
  const { run, diagnostics, exitCode } = generated;
  return {
    ...{ command: "generate", exitCode },
    findings: diagnostics.map(reportedDiagnostic),
    document: () => document(run, diagnostics, exitCode),
    tell: () => {
      tell(generated, options, io);
    },
  };
}

function tell(generated: Generated, options: CommonOptions, io: Io): void {
  const { run, diagnostics, exitCode, isWritten } = generated;
  printDiagnostics(diagnostics, options, io);
  annotate(diagnostics.map(reportedDiagnostic), options, io);
  if (exitCode === 0) {
    if (options.quiet !== true) printSummary(run, options, io);
    return;
  }
  printCount(diagnostics, options, io);
  const isHalfDone = diagnostics.some(({ code }) => code === "MM7011");
  if (!isHalfDone && !isWritten) io.stderr.write(terminal`Nothing was written.\n`);
}

function unwritten({ runs }: RunResult): Outcome<readonly ProjectRun[]> {
  return { value: runs, diagnostics: [] };
}

function printSummary(
  { runs, diagnostics, stopwatch }: RunResult,
  options: CommonOptions,
  io: Io,
): void {
  const { write, paint } = io.stdout;
  for (const { project, shown, pages, result, changes } of runs) {
    const { models } = result.model;
    const { wireDecision, nullDecision, unknownCells } = result;
    const read = { pages: pages.length, models, wireDecision, nullDecision, unknownCells };
    const summary = { project: project.name, ...read };
    write(prettySummary({ ...summary, out: shown.out, changes }, paint));
  }
  write(prettyFindings(diagnostics, paint, options.verbose === true));
  const stages = stopwatch.laps().map(({ stage, milliseconds }) => `${stage} ${milliseconds}`);
  const detail = options.verbose === true ? ` (${stages.join(", ")})` : "";
  write(summaryRow("time", `${stopwatch.total()} ms${detail}`, paint));
}

function tagsOf(models: readonly Model[]): object {
  const tags = openTags(models);
  return tags === "" ? {} : { tags };
}

function document(
  { runs, stopwatch }: RunResult,
  diagnostics: readonly Diagnostic[],
  exitCode: ExitCode,
): object {
  return {
    version: 1,
    command: "generate",
    ok: exitCode === 0,
    exitCode,
    projects: runs.map(({ project, shown, pages, result, changes }) => ({
      name: project.name,
      spec: shown.spec,
      out: shown.out,
      pages: pages.length,
      models: countModels(result.model.models),
      wireNames: result.wireDecision,
      nulls: result.nullDecision,
      ...tagsOf(result.model.models),
      ...(result.unknownCells === "" ? {} : { unknownCells: result.unknownCells }),
      files: exitCode === 0 ? countChanges(changes) : null,
    })),
    milliseconds: Object.fromEntries(
      stopwatch.laps().map(({ stage, milliseconds }) => [stage, milliseconds]),
    ),
    diagnostics: diagnostics.map(dumpDiagnostic),
  };
}
