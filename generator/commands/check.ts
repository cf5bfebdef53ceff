import { memoryPlace } from "../run/memory/memory-place.ts";
import { compareDiagnostics, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { reportedDiagnostic } from "../report/findings.ts";
import { lockFileName } from "../output/lock.ts";
import { noDrift } from "../report/no-drift.ts";
import { seenWarnings } from "../report/seen-warnings.ts";
import { displayPath, showPaths } from "../tree/display-path.ts";
import {
  exitCodeFor,
  printCount,
  printDiagnostics,
  splitForPeople,
  withinLimit,
} from "./finish.ts";
import type { ProjectDrift } from "./check-document.ts";
import type { CommandResult } from "./command-result.ts";
import { hiddenFromClones, type ProjectFiles } from "../run/hidden-files.ts";
import type { Io } from "../run/io.ts";
import { lookIfFresh } from "../run/is-fresh.ts";
import { openRun, type OpenRun } from "../run/open-run.ts";
import type { CheckOptions } from "./options.ts";

/**
 * `modelmark check`: reports what `generate` would change, and changes nothing. If this machine has already verified
 * the same state, the check only compares hashes, and does not even load the code that parses and emits.
 */
export async function checkCommand(options: CheckOptions, io: Io): Promise<CommandResult> {
  const opened = await openRun(options, io);
  const fresh = isQuickWanted(options) ? await lookAtAll(opened, io) : null;
  if (fresh === null) {
    const { fullCheck } = await import("./full-check.ts");
    return fullCheck(opened, options, io);
  }
  const { files, warnings, hidden, projects } = fresh;
  const findings = withinLimit([...warnings, ...hidden], options);
  const exitCode = exitCodeFor(findings, 0);
  return {
    ...{ command: "check", exitCode, findings: findings.map(reportedDiagnostic) },
    document: async () => {
      const { checkDocument } = await import("./check-document.ts");
      return checkDocument(projects, findings, exitCode, "");
    },
    tell: async () => {
      const { fresh: unread, seen } = splitForPeople(findings, warnings, options);
      printDiagnostics(unread, options, io);
      printCount(unread, options, io);
      if (exitCode === 0 && options.quiet !== true) io.stdout.write(noDrift(files));
      if (options.quiet !== true) io.stderr.write(seenWarnings(seen));
      if (findings.length === 0) return;
      const { annotate } = await import("./annotate.ts");
      annotate(findings.map(reportedDiagnostic), options, io);
    },
  };
}

/**
 * Whether the quick check is enough. It has no notes, because notes are not kept between runs, but `--verbose` shows
 * them and documents for programs list them.
 */
function isQuickWanted({ cache, verbose, reporter }: CheckOptions): boolean {
  return cache !== false && verbose !== true && reporter === "pretty";
}

/** The result of a check that only compared hashes. */
interface AllFresh {
  /** The number of generated files. */
  readonly files: number;
  /** The warnings of the runs that verified the files. */
  readonly warnings: readonly Diagnostic[];
  /** What is found at every check, because no hash covers it. */
  readonly hidden: readonly Diagnostic[];
  /** The projects, none of which has drifted. */
  readonly projects: readonly ProjectDrift[];
}

async function lookAtAll(opened: OpenRun, io: Io): Promise<AllFresh | null> {
  const { cwd, projects, diagnostics, files: named } = opened;
  if (diagnostics.length > 0) return null;
  let files = 0;
  const projectFiles: ProjectFiles[] = [];
  const warnings: Diagnostic[] = [];
  // The hashes do not cover the prettier config by which the project's files are formatted.
  if (projects.some(({ settings }) => settings.format === "project")) return null;
  for (const project of projects) {
    const place = memoryPlace(project, cwd);
    const fresh = place === null ? null : await lookIfFresh(project, opened, place, io.tree);
    if (fresh === null) return null;
    projectFiles.push({ project, pages: fresh.pages, outputs: [...fresh.outputs, lockFileName] });
    files += fresh.outputs.length;
    warnings.push(...showPaths(fresh.warnings, project.specDir, io.cwd).sort(compareDiagnostics));
  }
  const hidden = io.tree.isDisk ? hiddenFromClones(projectFiles, named, io.cwd) : [];
  return {
    ...{ files, warnings, hidden },
    projects: projects.map(({ name, outDir }) => {
      return { name, out: displayPath(outDir, io.cwd), drift: [], reasons: [] };
    }),
  };
}
