import { terminal } from "../diagnostics/terminal-text.ts";
import { existsSync } from "node:fs";
import { basename, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Settings } from "../config/settings.ts";
import type { LoadedProject } from "../config/load-config.ts";
import {
  compareDiagnostics,
  diagnostic,
  filesOf,
  hasErrors,
  type Diagnostic,
  type Outcome,
} from "../diagnostics/diagnostic.ts";
import { reportedDiagnostic } from "../report/findings.ts";
import { dumpDiagnostic } from "../model/dump.ts";
import { untilDone } from "../output/hold-signals.ts";
import { checkOutDir } from "../output/safe-out-dir.ts";
import { overridePlaces } from "../config/override-places.ts";
import { runPipeline } from "../pipeline.ts";
import { summaryRow } from "../report/summary.ts";
import { buildSite, foreignSite } from "../site/build-site.ts";
import { findVitePress } from "../site/run-vitepress.ts";
import { seedOf } from "../site/seed.ts";
import { siteFiles, type Guide, type SiteFile } from "../site/site-files.ts";
import { readSpec } from "../read/source/read-spec.ts";
import { displayPath, showPaths } from "../tree/display-path.ts";
import { exitCodeFor, printCount, printDiagnostics, withinLimit } from "./finish.ts";
import type { ExitCode, Io } from "../run/io.ts";
import type { CommandResult } from "./command-result.ts";
import type { CommonOptions } from "./options.ts";
import { createProgress, printProgress, silent, type Progress } from "../run/progress.ts";
import { loadForRun, onlyProject } from "../run/load-run.ts";
import { Stopwatch } from "../run/stopwatch.ts";

/** The parts of a site that do not come from the spec. */
export interface SiteExtras {
  readonly title?: string;
  readonly guides: readonly Guide[];
}

/** `modelmark docs`: builds the site of a spec. With any error, nothing is written. */
export async function docsCommand(
  options: CommonOptions,
  io: Io,
  extras: SiteExtras = { guides: [] },
): Promise<CommandResult> {
  const stopwatch = new Stopwatch();
  const progress = createProgress(io.stderr, options.quiet === true);
  const outDir = resolve(io.cwd, options.cwd ?? ".", options.out ?? "docs-site");
  progress.show("read");
  stopwatch.begin("read");
  const site = await readSite(options, outDir, io, extras, progress);
  const diagnostics = [...withinLimit(site.diagnostics, options)];
  if (!hasErrors(diagnostics)) {
    progress.show(`build ${site.files.length} files of the site`);
    stopwatch.begin("build");
    diagnostics.push(...(await build(site.files, outDir, resolve(io.cwd, options.cwd ?? "."))));
  }
  progress.clear();
  const exitCode = exitCodeFor(diagnostics, 0);
  const out = displayPath(outDir, io.cwd);
  const summary = { exitCode, out, pages: site.pages, diagnostics, stopwatch };
  return {
    ...{ command: "docs", exitCode, findings: diagnostics.map(reportedDiagnostic) },
    document: () => document(summary),
    tell: () => {
      tell(summary, options, io);
    },
  };
}

/** Builds a site, and returns the finding that prevented it. */
async function build(
  files: readonly SiteFile[],
  outDir: string,
  cwd: string,
): Promise<readonly Diagnostic[]> {
  const builder = findBuilder(cwd);
  if (builder.value === null) return builder.diagnostics;
  const places = { outDir, ...builder.value };
  const failure = await untilDone((end) => buildSite(files, places, end));
  return failure === null ? [] : [failure];
}

/** The files that VitePress builds the site from. There are none if there is an error. */
export interface ReadSite {
  readonly files: readonly SiteFile[];
  /** The number of model pages. */
  readonly pages: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the project that the options choose, and makes the files for VitePress. */
export async function readSite(
  options: CommonOptions,
  outDir: string,
  io: Io,
  extras: SiteExtras,
  progress: Progress = silent,
): Promise<ReadSite> {
  const { cwd, projects, diagnostics } = await loadForRun(options, io);
  const project = onlyProject(projects);
  if (project === null) return { files: [], pages: 0, diagnostics };
  const unsafe = checkOutDir(outDir, project.specDir, cwd) ?? (await foreignSite(outDir));
  const pages = await readSpec(project.specDir, project);
  const settings: Settings = { ...project.settings, emit: ["docs"] };
  const onPrint = printProgress(progress);
  const result = await runPipeline(pages.value, settings, {
    ...{ onStage: progress.show, onPrint, unread: filesOf(pages.diagnostics) },
    ...(await overridePlaces(project)),
  });
  const findings = [...pages.diagnostics, ...result.diagnostics].sort(compareDiagnostics);
  const seed = seedOf(result.model, pages.value, project.settings);
  const title = extras.title ?? titleOf(project, cwd);
  return {
    files: siteFiles({ title, files: result.files, guides: extras.guides, seed }),
    pages: pages.value.length,
    diagnostics: [
      ...diagnostics,
      ...(unsafe === null ? [] : [unsafe]),
      ...showPaths(findings, project.specDir, io.cwd),
    ],
  };
}

function titleOf({ name }: LoadedProject, cwd: string): string {
  return name === "" ? basename(cwd) : name;
}

/** The programs that build a site: VitePress, and the folder with the built theme and everything the theme needs. */
export interface SiteBuilder {
  readonly vitepress: string;
  readonly assets: string;
}

/**
 * Finds what builds a site. `npm run build` leaves the theme beside this file in the built package, and in `dist/` when
 * the program runs from source.
 */
export function findBuilder(cwd: string): Outcome<SiteBuilder | null> {
  const vitepress = findVitePress(cwd);
  const assets = ["./site/", "../../dist/site/"]
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((folder) => existsSync(`${folder}config.js`));
  if (vitepress !== null && assets !== undefined) {
    return { value: { vitepress, assets }, diagnostics: [] };
  }
  const reason =
    vitepress === null ? "VitePress is not installed" : "the theme of the site is not built";
  return { value: null, diagnostics: [diagnostic("MM6017", { reason })] };
}

interface Summary {
  readonly exitCode: ExitCode;
  readonly out: string;
  readonly pages: number;
  readonly diagnostics: readonly Diagnostic[];
  readonly stopwatch: Stopwatch;
}

function document({ exitCode, out, pages, diagnostics, stopwatch }: Summary): object {
  const milliseconds = Object.fromEntries(
    stopwatch.laps().map((lap) => [lap.stage, lap.milliseconds]),
  );
  const head = { version: 1, command: "docs", ok: exitCode === 0, exitCode, out, pages };
  return { ...head, milliseconds, diagnostics: diagnostics.map(dumpDiagnostic) };
}

function tell(summary: Summary, options: CommonOptions, io: Io): void {
  const { exitCode, out, pages, diagnostics, stopwatch } = summary;
  printDiagnostics(diagnostics, options, io);
  if (exitCode !== 0) {
    printCount(diagnostics, options, io);
    io.stderr.write(terminal`Nothing was written.\n`);
  } else if (options.quiet !== true) {
    const { write, paint } = io.stdout;
    write(summaryRow("read", `${pages} pages`, paint));
    write(summaryRow("wrote", `${out}: a site, to be served as it is`, paint));
    write(summaryRow("time", `${stopwatch.total()} ms`, paint));
  }
}
