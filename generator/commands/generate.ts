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
import { documentReporter, type CommonOptions, type GenerateOptions } from "./options.ts";
import { printReport } from "./print-report.ts";
import type { ProjectRun } from "../run/project-run.ts";
import { runProjects, type RunResult } from "../run/run-projects.ts";
import { annotate } from "./annotate.ts";
import { endInterrupted } from "../run/settle.ts";
import { writeRuns } from "../run/write-runs.ts";
import { jsonText } from "../report/json-text.ts";

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
 * @throws UsageError when `--project` names a project that the config does not have
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
export async function generateCommand(options: GenerateOptions, io: Io): Promise<ExitCode> {
  if (options.dryRun === true) return dryRun(options, io);
  const { run, diagnostics, exitCode, isWritten } = await generateOnce(options, io);
  if (options.reporter === "json") {
    io.stdout.write(jsonText(document(run, diagnostics, exitCode)));
    return exitCode;
  }
  const reporter = documentReporter(options);
  if (reporter !== null) {
    await printReport(reporter, diagnostics.map(reportedDiagnostic), "generate", io);
    return exitCode;
  }
  printDiagnostics(diagnostics, options, io);
  annotate(diagnostics.map(reportedDiagnostic), options, io);
  if (exitCode === 0) {
    if (options.quiet !== true) printSummary(run, options, io);
    return exitCode;
  }
  printCount(diagnostics, options, io);
  const isHalfDone = diagnostics.some(({ code }) => code === "MM7011");
  if (!isHalfDone && !isWritten) io.stderr.write(terminal`Nothing was written.\n`);
  return exitCode;
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
