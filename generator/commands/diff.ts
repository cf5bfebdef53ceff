import { resolve } from "node:path";
import { loadAllowed } from "../config/load-allowed.ts";
import type { LoadedProject } from "../config/load-config.ts";
import { diagnostic, hasErrors, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import { diffModels, type BreakingFinding } from "../diff/diff-models.ts";
import { withoutFailure } from "../emit/own-emitter.ts";
import { dumpDiagnostic } from "../model/dump.ts";
import type { SpecModel } from "../model/model.ts";
import { contentHash } from "../tree/content-hash.ts";
import { dumpFinding } from "../report/dump-finding.ts";
import { reportedChange, reportedDiagnostic } from "../report/findings.ts";
import { markdownDiff, markdownFailure } from "../report/markdown-diff.ts";
import { prettyDiff } from "../report/pretty-diff.ts";
import { annotate } from "./annotate.ts";
import { displayPath } from "../tree/display-path.ts";
import { exitCodeFor, printCount, printDiagnostics, withinLimit } from "./finish.ts";
import type { ExitCode, Io } from "../run/io.ts";
import { loadForRun, onlyProject } from "../run/load-run.ts";
import type { CommandResult } from "./command-result.ts";
import type { DiffOptions } from "./options.ts";
import { readVersions, type ReadingOptions, type Versions } from "./read-versions.ts";
import { UsageError } from "../run/usage-error.ts";

/**
 * `modelmark diff`: reports the changes between two versions of a spec, and what they break.
 *
 * @param folders the old and the new spec folder; with `--against`, only the new one, or none
 * @throws UsageError when the folders do not fit the options, or the config has several projects
 */
export async function diffCommand(
  folders: readonly string[],
  options: DiffOptions,
  io: Io,
): Promise<CommandResult> {
  const { cwd, projects, diagnostics } = await loadForRun(options, io);
  const project = onlyProject(projects);
  const comparison =
    project === null
      ? { value: [], diagnostics }
      : await compare(project, foldersOf(folders, options, project, cwd), io, {
          ...{ cwd, shownFrom: io.cwd },
          // A limit of warnings is for the pages as they are now. Nobody can correct the old ones.
          wantsWarnings: options.maxWarnings !== undefined,
        });
  const counting = comparison.value.filter((one) => counts(one, options));
  const warned = comparison.value.filter(
    ({ level, allowed }) => level === "warn" && allowed === null,
  );
  const limited = withinLimit(comparison.diagnostics, options, warned.length);
  const exitCode = exitCodeFor(limited, counting.length > 0 ? 1 : 0);
  const result = { value: comparison.value, diagnostics: limited };
  return {
    ...{ command: "diff", exitCode },
    findings: [...limited.map(reportedDiagnostic), ...comparison.value.map(reportedChange)],
    document: () => document(comparison.value, limited, exitCode),
    tell: () => {
      tell(result, options, io);
    },
  };
}

function foldersOf(
  folders: readonly string[],
  { against }: DiffOptions,
  { specDir, specIn }: LoadedProject,
  cwd: string,
): Versions {
  const [first, second] = folders;
  if (folders.length > (against === undefined ? 2 : 1)) throw noTwoVersions(folders, against);
  if (against !== undefined) {
    const old = { kind: "ref", ref: against } as const;
    return first === undefined
      ? { old, now: specDir, nowIn: specIn }
      : { old, now: resolve(cwd, first), nowIn: "argument" };
  }
  if (first === undefined || second === undefined) throw noTwoVersions(folders, against);
  const old = { kind: "folder", path: resolve(cwd, first) } as const;
  return { old, now: resolve(cwd, second), nowIn: "argument" };
}

function noTwoVersions(folders: readonly string[], against: string | undefined): UsageError {
  return new UsageError([diagnostic("MM6014", { names: folders, against: against ?? null })]);
}

async function compare(
  project: LoadedProject,
  versions: Versions,
  io: Io,
  reading: ReadingOptions,
): Promise<Outcome<readonly BreakingFinding[]>> {
  const models = await readVersions(project, versions, reading);
  const { allow, ...diff } = project.diff;
  const name = allow === undefined ? "" : displayPath(allow, io.cwd);
  const allowed =
    allow === undefined ? { value: {}, diagnostics: [] } : await loadAllowed(allow, name, io.tree);
  const problems = [...models.diagnostics, ...allowed.diagnostics];
  if (allowed.value === null || hasErrors(problems)) {
    return { value: [], diagnostics: problems };
  }
  const { old, now } = models.value;
  const { exportedNames } = await import("../emit/exported-names.ts");
  const { settings } = project;
  const options = {
    ...{ ...diff, allowed: allowed.value, hash: contentHash, dates: settings.dates },
    exportedNames: (spec: SpecModel, before: SpecModel | null) =>
      exportedNames(spec, settings, before),
  };
  const compared = withoutFailure(() => diffModels(old.model, now.model, options));
  if (compared.value === null)
    return { value: [], diagnostics: [...problems, ...compared.diagnostics] };
  const result = compared.value;
  const unused = result.unusedAllowances.map((fingerprint) =>
    diagnostic("MM6021", { fingerprint, file: name }),
  );
  const shown = result.findings.map((one) => {
    const folder = one.side === "old" ? old.folder : now.folder;
    const file = displayPath(resolve(folder, one.span.file), io.cwd);
    return { ...one, span: { ...one.span, file } };
  });
  return { value: shown, diagnostics: [...problems, ...unused] };
}

function counts({ level, allowed }: BreakingFinding, { failOn }: DiffOptions): boolean {
  if (allowed !== null || failOn === "never") return false;
  return level === "error" || (failOn === "warn" && level === "warn");
}

function tell(
  { value: findings, diagnostics }: Outcome<readonly BreakingFinding[]>,
  options: DiffOptions,
  io: Io,
): void {
  const all = [...diagnostics.map(reportedDiagnostic), ...findings.map(reportedChange)];
  printDiagnostics(diagnostics, options, io);
  printCount(diagnostics, options, io);
  annotate(
    all.filter(({ allowed }) => allowed === null),
    options,
    io,
  );
  // Too many warnings are no reason to keep them back.
  const preventing = diagnostics.filter(
    ({ code, severity }) => severity === "error" && code !== "MM6009",
  );
  if (preventing.length > 0) {
    if (options.reporter === "markdown") io.stdout.write(markdownFailure(preventing));
    return;
  }
  io.stdout.write(
    options.reporter === "markdown"
      ? markdownDiff(findings)
      : prettyDiff(findings, io.stdout.paint),
  );
}

function document(
  findings: readonly BreakingFinding[],
  diagnostics: readonly Diagnostic[],
  exitCode: ExitCode,
): object {
  return {
    version: 1,
    command: "diff",
    ok: exitCode === 0,
    exitCode,
    findings: findings.map(dumpFinding),
    diagnostics: diagnostics.map(dumpDiagnostic),
  };
}
