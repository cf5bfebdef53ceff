import { basename, dirname, resolve } from "node:path";
import { diagnostic, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import { readText, type Tree } from "../tree/tree.ts";
import type { UserConfig } from "./define-config.ts";
import type { DiffConfig } from "./diff-config.ts";
import { findConfigFiles, loadConfigFile, parseData, placeWithin } from "./load-config-file.ts";
import { manifestInfo } from "./load-manifest-info.ts";
import {
  resolveProjects,
  type CommandLineSettings,
  type Project,
  type RelativePath,
} from "./resolve-projects.ts";
import type { Overrides, Settings } from "./settings.ts";
import type { ConfigText } from "./config-text.ts";
import { loadProblem, readProblem } from "./load-config-problem.ts";
import { unstagedImports } from "./unstaged-imports.ts";
import { validateConfig, validateOverrides } from "./validate-config.ts";

/** A project with absolute folders and its overrides read. */
export interface LoadedProject extends Pick<Project, "name" | "include" | "exclude"> {
  /** Where its config is, else where one was looked for; absolute. */
  readonly folder: string;
  readonly specDir: string;
  readonly outDir: string;
  readonly settings: Settings;
  /** The text that the overrides stand in; `null` where there is no config. */
  readonly overridesText: ConfigText | null;
  /** `allow` is absolute. */
  readonly diff: DiffConfig;
}

/** Where to look for a config, and what the command line says beside it. */
export interface ConfigRequest {
  readonly cwd: string;
  /** The file to load; without it, one is looked for upward, within the repository. */
  readonly file?: string;
  readonly given: CommandLineSettings;
  /** Where the config, and what it names, is read from. */
  readonly tree: Tree;
}

/** The projects of a config, and where all that was said. */
export interface LoadedConfig extends Outcome<readonly LoadedProject[]> {
  /** The config file and files of overrides, absolute, as far as they are known; those that cannot be read too. */
  readonly files: readonly string[];
}

/** Finds and loads the config and resolves its projects; none when anything is wrong with it. */
export async function loadProjects(request: ConfigRequest): Promise<LoadedConfig> {
  const found = await findConfig(request);
  if (found.value === null) return { value: [], diagnostics: found.diagnostics, files: [] };
  const { config, folder, source } = found.value;
  const files = source === null ? [] : [source.file];
  const diagnostics: Diagnostic[] = [];
  const projects: LoadedProject[] = [];
  const absolute = ({ path, from }: RelativePath): string =>
    resolve(from === "config" ? folder : request.cwd, path);
  for (const project of resolveProjects(config, request.given)) {
    if (project.overrides.kind === "file") files.push(absolute(project.overrides.path));
    const overrides = await readOverrides(project.overrides, source, absolute, request.tree);
    diagnostics.push(...overrides.diagnostics);
    if (overrides.value === null) continue;
    const { name, include, exclude, diff } = project;
    const settings = withManifest(project.settings, folder, files, request.tree);
    projects.push({
      name,
      folder,
      include,
      exclude,
      specDir: absolute(project.spec),
      outDir: absolute(project.out),
      settings: { ...settings, overrides: overrides.value.overrides },
      overridesText: overrides.value.text,
      diff:
        diff.allow === undefined
          ? diff
          : { ...diff, allow: absolute({ path: diff.allow, from: "config" }) },
    });
  }
  return { value: diagnostics.length === 0 ? projects : [], diagnostics, files };
}

/** Settings with what `package.json` says for documents, where there are some; files that count are added. */
function withManifest(
  settings: Project["settings"],
  folder: string,
  files: string[],
  tree: Tree,
): Project["settings"] {
  const hasDocuments = settings.emit.some((one) => one === "openapi" || one === "json-schema");
  if (!hasDocuments && settings.format === "modelmark") return settings;
  const manifest = manifestInfo(folder, tree);
  // It may hold a config of prettier, too.
  files.push(...manifest.files);
  return !hasDocuments ? settings : { ...settings, info: { ...manifest.info, ...settings.info } };
}

interface FoundConfig {
  readonly config: UserConfig;
  /** Absolute; paths in the config are relative to it. */
  readonly folder: string;
  /** Its file is absolute; `null` where there is none. */
  readonly source: ConfigText | null;
}

async function findConfig(request: ConfigRequest): Promise<Outcome<FoundConfig | null>> {
  const found = filesToLoad(request);
  const [file, other] = found;
  if (file === undefined) {
    return { value: { config: {}, folder: request.cwd, source: null }, diagnostics: [] };
  }
  if (other !== undefined) {
    const names = found.map((one) => basename(one));
    return { value: null, diagnostics: [diagnostic("MM6006", { names })] };
  }
  const source = readSource(file, request.tree);
  if (source.value === null) return { value: null, diagnostics: source.diagnostics };
  try {
    const unstaged = await unstagedImports(source.value, request.tree);
    if (unstaged.length > 0) return { value: null, diagnostics: unstaged };
    const { text } = source.value;
    if (text.trim() === "") return unusable(file, "it is empty");
    const value = await loadConfigFile(source.value);
    if (value === undefined) return unusable(file, "it exports nothing as its default");
    const config = await validateConfig(value, source.value);
    if (config.value === null) return { value: null, diagnostics: config.diagnostics };
    const folder = dirname(file);
    return { value: { config: config.value, folder, source: source.value }, diagnostics: [] };
  } catch (error) {
    return { value: null, diagnostics: [await loadProblem(source.value, error)] };
  }
}

function unusable(file: string, reason: string): Outcome<null> {
  return { value: null, diagnostics: [readProblem(file, reason)] };
}

function readSource(file: string, tree: Tree): Outcome<ConfigText | null> {
  const text = readText(tree, file);
  return text.ok
    ? { value: { file, text: text.value, ...placeWithin(file) }, diagnostics: [] }
    : { value: null, diagnostics: [readProblem(file, text.reason)] };
}

/** The file that is named, or those of the nearest folder that has any. */
function filesToLoad({ cwd, file, tree }: ConfigRequest): readonly string[] {
  return file === undefined ? findConfigFiles(cwd, tree) : [resolve(cwd, file)];
}

/** Overrides, with the text they stand in. */
interface FoundOverrides {
  readonly overrides: Overrides;
  readonly text: ConfigText | null;
}

async function readOverrides(
  overrides: Project["overrides"],
  config: ConfigText | null,
  absolute: (path: RelativePath) => string,
  tree: Tree,
): Promise<Outcome<FoundOverrides | null>> {
  if (overrides.kind === "inline") {
    const within = [...(config?.within ?? []), ...overrides.within];
    const text = config === null ? null : { ...config, within };
    return { value: { overrides: overrides.value, text }, diagnostics: [] };
  }
  const source = readSource(absolute(overrides.path), tree);
  const { value: text } = source;
  if (text === null) return { value: null, diagnostics: source.diagnostics };
  try {
    const checked = await validateOverrides(await parseData(text), text);
    const value = checked.value === null ? null : { overrides: checked.value, text };
    return { value, diagnostics: checked.diagnostics };
  } catch (error) {
    return { value: null, diagnostics: [await loadProblem(text, error)] };
  }
}
