import { existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import type { LoadedProject } from "../config/load-config.ts";
import { diagnostic, hasErrors, type Diagnostic } from "../diagnostics/diagnostic.ts";
import {
  isIgnored,
  linkTarget,
  listIndex,
  writeFromIndex,
  type IndexEntry,
} from "../git/index-tree.ts";
import { locateFolder } from "../git/locate-folder.ts";
import { readTreeAt } from "../git/read-tree.ts";
import { configImportsOthers, configManifests, isFormatConfig } from "../git/staged-paths.ts";
import { lockFileName } from "../output/lock.ts";
import type { Io } from "./io.ts";
import { loadForRun } from "./load-run.ts";
import type { CheckOptions } from "./options.ts";

/** A folder to write into what is staged, absolute, and where that comes from. */
export interface StagedCopy {
  readonly folder: string;
  /** Of the repository, absolute. */
  readonly top: string;
  /** From the top to the working directory. */
  readonly inside: string;
}

/**
 * Writes what a check reads and nothing else, so that no other file can keep it from being read: first what a config may
 * be made of, then the files and folders that the config names.
 */
export async function writeStaged(
  copy: StagedCopy,
  options: CheckOptions,
  there: Io,
): Promise<readonly Diagnostic[]> {
  const { folder, top } = copy;
  const listed = listIndex(top);
  if (hasErrors(listed.diagnostics)) return listed.diagnostics;
  const entries = listed.value;
  const files = entries.filter(({ kind }) => kind === "file").map(({ path }) => path);
  const needsScripts = configImportsOthers(top);
  const manifests = new Set(configManifests(top));
  const first = files.filter((path) => manifests.has(path) || mayConfigure(path, needsScripts));
  const diagnostics = writeFromIndex(first, folder, top);
  if (diagnostics.length > 0) return diagnostics;
  linkModules(copy, first);
  const { projects, files: read } = await loadForRun(options, there);
  const named = new Set(read.map((file) => fromTop(folder, file)));
  const data = files.filter((path) => named.has(path));
  const folders = projects.flatMap((project) => writeProject(project, entries, copy));
  return [...writeFromIndex(data, folder, top), ...folders];
}

/** Configs, and the modules and data that one may import: a repository has many of those. */
function mayConfigure(path: string, needsScripts: boolean): boolean {
  return (
    isConfig(path) ||
    isFormatConfig(path) ||
    /(?:^|\/)\.gitattributes$/.test(path) ||
    (needsScripts && /\.(?:[cm]?[jt]s|json|ya?ml)$/.test(path))
  );
}

function isConfig(path: string): boolean {
  return /(?:^|\/)modelmark\.config\.\w+$/.test(path);
}

function writeProject(
  { specDir, outDir }: LoadedProject,
  entries: readonly IndexEntry[],
  copy: StagedCopy,
): readonly Diagnostic[] {
  const spec = fromTop(copy.folder, specDir);
  const out = fromTop(copy.folder, outDir);
  const holdsOutput = entries.some(({ path }) => path.startsWith(`${out}/`));
  if (!holdsOutput && !out.startsWith("..") && isIgnored(`${out}/${lockFileName}`, copy.top)) {
    return [cannotJudge(out, "it is ignored by git, so no commit holds it")];
  }
  return [spec, out].flatMap((path) => writeFolder(path, entries, copy));
}

function writeFolder(
  path: string,
  entries: readonly IndexEntry[],
  copy: StagedCopy,
): readonly Diagnostic[] {
  const { folder, top } = copy;
  const place = locateFolder(path, entries, (link) => linkTarget(link, top));
  switch (place.kind) {
    case "outside":
      return [cannotJudge(path, "it lies outside the repository, so no commit holds it")];
    case "submodule":
      return [
        ...writeFromIndex(place.links, folder, top),
        ...writeSubmodule(path, place.submodule, copy),
      ];
    case "folder": {
      const prefix = place.path === "" ? "" : `${place.path}/`;
      const below = entries.filter(
        (one) => one.kind !== "submodule" && one.path.startsWith(prefix),
      );
      return writeFromIndex([...place.links, ...below.map((one) => one.path)], folder, top);
    }
  }
}

/** The files of the commit that a submodule is at, as the index records it. */
function writeSubmodule(
  path: string,
  submodule: IndexEntry,
  { folder, top }: StagedCopy,
): readonly Diagnostic[] {
  const stored = readTreeAt(join(top, submodule.path), submodule.id, () => true);
  if (stored.diagnostics.length > 0) {
    const reason = `it lies in the submodule ${submodule.path}, whose recorded commit is not here (git submodule update --init)`;
    return [cannotJudge(path, reason)];
  }
  const root = join(folder, submodule.path);
  for (const one of stored.value) {
    const file = resolve(root, one.path);
    if (!file.startsWith(root + sep)) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, one.bytes);
  }
  return [];
}

function cannotJudge(folder: string, reason: string): Diagnostic {
  return diagnostic("MM7202", { folder, reason });
}

function fromTop(top: string, path: string): string {
  return relative(top, path).split(sep).join("/");
}

/** A config imports `modelmark`, and whatever else is installed: not part of any commit. */
function linkModules({ folder, top, inside }: StagedCopy, written: readonly string[]): void {
  const configs = written.filter(isConfig).map((path) => dirname(path));
  const folders = new Set(["", inside, ...configs]);
  for (const one of folders) {
    const modules = join(top, one, "node_modules");
    const link = join(folder, one, "node_modules");
    if (existsSync(modules) && existsSync(dirname(link)) && !existsSync(link)) {
      symlinkSync(modules, link, "junction");
    }
  }
}
