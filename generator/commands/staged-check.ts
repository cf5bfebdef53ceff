import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, sep } from "node:path";
import { hasErrors, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { listIndex, topOf, writeFromIndex, type IndexEntry } from "../git/index-tree.ts";
import { configImportsOthers } from "../git/staged-paths.ts";
import { checkCommand } from "./check.ts";
import { printDiagnostics } from "./finish.ts";
import type { ExitCode, Io } from "./io.ts";
import { loadForRun } from "./load-run.ts";
import type { CheckOptions } from "./options.ts";

/**
 * `check --staged`: judges what is about to be committed. Whatever a check reads is written from git's index into a
 * folder of its own, and checked there; the work tree is not looked at.
 */
export async function stagedCheck(options: CheckOptions, io: Io): Promise<ExitCode> {
  const top = topOf(io.cwd);
  if (top.value === null) return fail(top.diagnostics, options, io);
  // Made in one step and removed in any case: a commit hook may be ended at any moment.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "modelmark-staged-")));
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  const stop = (): void => {
    remove();
    process.exit(130);
  };
  process.once("SIGINT", stop).once("SIGTERM", stop);
  try {
    // The copy is a repository to whoever looks for its top, so that nothing above it is read.
    mkdirSync(join(folder, ".git"));
    const inside = relative(top.value, realpathSync(io.cwd));
    const there = { ...io, cwd: join(folder, inside) };
    const found = await materialise(folder, { top: top.value, inside }, options, there);
    if (hasErrors(found)) return await fail(found, options, io);
    return await checkCommand(options, there);
  } finally {
    process.off("SIGINT", stop).off("SIGTERM", stop);
    remove();
  }
}

async function fail(
  diagnostics: readonly Diagnostic[],
  options: CheckOptions,
  io: Io,
): Promise<ExitCode> {
  await printDiagnostics(diagnostics, options, io);
  return 2;
}

/** Where a command was given, within a repository. */
interface Place {
  readonly top: string;
  /** From the top to the working directory. */
  readonly inside: string;
}

/** Writes what a check needs: first what a config may be made of, then the folders that the config names. */
async function materialise(
  folder: string,
  { top, inside }: Place,
  options: CheckOptions,
  there: Io,
): Promise<readonly Diagnostic[]> {
  const files = listIndex(top).filter(({ isFile }) => isFile);
  const needsScripts = configImportsOthers(top);
  const first = files.map(({ path }) => path).filter((path) => mayConfigure(path, needsScripts));
  const diagnostics = writeFromIndex(first, folder, top);
  if (diagnostics.length > 0) return diagnostics;
  linkModules(folder, { top, inside }, first);
  const { projects } = await loadForRun(options, there);
  const folders = projects.flatMap(({ specDir, outDir }) => [specDir, outDir]);
  return writeFromIndex(pathsBelow(folders, files, folder), folder, top);
}

/** Configs, the data they may name, and the scripts they may import: a repository has many of those. */
function mayConfigure(path: string, needsScripts: boolean): boolean {
  return (
    isConfig(path) ||
    /(?:\.(?:json|ya?ml)|\.gitattributes)$/.test(path) ||
    (needsScripts && /\.[cm]?[jt]s$/.test(path))
  );
}

function pathsBelow(
  folders: readonly string[],
  files: readonly IndexEntry[],
  root: string,
): readonly string[] {
  const prefixes = folders.map((folder) => `${relative(root, folder).split(sep).join("/")}/`);
  const isBelow = (path: string): boolean =>
    prefixes.some((prefix) => prefix === "/" || path.startsWith(prefix));
  return files.map(({ path }) => path).filter(isBelow);
}

/** A config imports `modelmark`, and whatever else is installed: not part of any commit. */
function linkModules(folder: string, { top, inside }: Place, written: readonly string[]): void {
  const folders = new Set(["", inside, ...written.filter(isConfig).map((path) => dirname(path))]);
  for (const one of folders) {
    const modules = join(top, one, "node_modules");
    const link = join(folder, one, "node_modules");
    if (existsSync(modules) && existsSync(dirname(link)) && !existsSync(link)) {
      symlinkSync(modules, link, "junction");
    }
  }
}

function isConfig(path: string): boolean {
  return /(?:^|\/)modelmark\.config\.\w+$/.test(path);
}
