import { basename, dirname, resolve } from "node:path";
import { diagnostic, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import type { WrittenIn } from "../diagnostics/written-in.ts";
import { readValidText, type Tree } from "../tree/tree.ts";
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

/** A project with absolute folders, whose overrides have been read. */
export interface LoadedProject extends Pick<Project, "name" | "include" | "exclude"> {
  /** The folder of its config, or, without a config, the folder in which it was looked for; absolute. */
  readonly folder: string;
  readonly specDir: string;
  readonly specIn: WrittenIn;
  readonly outDir: string;
  readonly settings: Settings;
  /** The text that contains the overrides; `null` without a config. */
  readonly overridesText: ConfigText | null;
  /** The settings for `modelmark diff`; the path `allow` is absolute. */
  readonly diff: DiffConfig;
}

/** Where to look for a config, and the settings from the command line. */
export interface ConfigRequest {
  readonly cwd: string;
  /** The file to load. Without it, a config is looked for from `cwd` up to the top of the repository. */
  readonly file?: string;
  readonly commandLine: CommandLineSettings;
  /** The tree from which the config and the files it names are read. */
  readonly tree: Tree;
}

/** The projects of a config, and the files it was read from. */
export interface LoadedConfig extends Outcome<readonly LoadedProject[]> {
  /**
   * The config file and the overrides files, absolute, as far as they are known. Files that cannot be read are
   * included.
   */
  readonly files: readonly string[];
}

/** Finds and loads the config, and resolves its projects. If anything is wrong with the config, there are none. */
export async function loadProjects(request: ConfigRequest): Promise<LoadedConfig> {
  const foundConfig = await findConfig(request);
  if (foundConfig.value === null)
    return { value: [], diagnostics: foundConfig.diagnostics, files: [] };
  const { config, folder, source } = foundConfig.value;
  const files = source === null ? [] : [source.file];
  const diagnostics: Diagnostic[] = [];
  const projects: LoadedProject[] = [];
  const absolute = ({ path, from }: RelativePath): string =>
    resolve(from === "config" ? folder : request.cwd, path);
  for (const project of resolveProjects(config, request.commandLine)) {
    if (project.overrides.kind === "file") files.push(absolute(project.overrides.path));
    const overrides = await readOverrides(project.overrides, source, absolute, request.tree);
    diagnostics.push(...overrides.diagnostics);
    if (overrides.value === null) continue;
    const { name, include, exclude, diff } = project;
    const told = withManifest(project.settings, folder, files, request.tree);
    diagnostics.push(...told.diagnostics);
    projects.push({
      name,
      folder,
      include,
      exclude,
      specDir: absolute(project.spec),
      specIn: project.specIn,
      outDir: absolute(project.out),
      settings: { ...told.value, overrides: overrides.value.overrides },
      overridesText: overrides.value.text,
      diff:
        diff.allow === undefined
          ? diff
          : { ...diff, allow: absolute({ path: diff.allow, from: "config" }) },
    });
  }
  return { value: diagnostics.length === 0 ? projects : [], diagnostics, files };
}

/**
 * Adds the name and version from `package.json` to the settings if documents are generated. Adds the manifests that
 * the result depends on to `files`.
 */
function withManifest(
  settings: Project["settings"],
  folder: string,
  files: string[],
  tree: Tree,
): Outcome<Project["settings"]> {
  const hasDocuments = settings.emit.some((one) => one === "openapi" || one === "json-schema");
  if (!hasDocuments && settings.format === "modelmark") return { value: settings, diagnostics: [] };
  const manifest = manifestInfo(folder, tree);
  // A manifest may also contain a config of prettier.
  files.push(...manifest.files);
  if (!hasDocuments) return { value: settings, diagnostics: [] };
  const file = manifest.files.at(-1);
  const diagnostics =
    manifest.problem === null || file === undefined ? [] : [readProblem(file, manifest.problem)];
  return { value: { ...settings, info: { ...manifest.info, ...settings.info } }, diagnostics };
}

interface FoundConfig {
  readonly config: UserConfig;
  /** The folder to which paths in the config are relative; absolute. */
  readonly folder: string;
  /** The config file, with an absolute path; `null` if there is none. */
  readonly source: ConfigText | null;
}

async function findConfig(request: ConfigRequest): Promise<Outcome<FoundConfig | null>> {
  const configFiles = filesToLoad(request);
  const [file, other] = configFiles;
  if (file === undefined) {
    return { value: { config: {}, folder: request.cwd, source: null }, diagnostics: [] };
  }
  if (other !== undefined) {
    const names = configFiles.map((one) => basename(one));
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
  const text = readValidText(tree, file);
  if (!text.ok) return { value: null, diagnostics: [readProblem(file, text.reason)] };
  const behind = tree.look(file) === "link" ? tree.real(file) : null;
  const real = behind?.ok === true ? { real: behind.value } : {};
  return { value: { file, text: text.value, ...real, ...placeWithin(file) }, diagnostics: [] };
}

/** Returns the given file, or the config files of the nearest folder that has any. */
function filesToLoad({ cwd, file, tree }: ConfigRequest): readonly string[] {
  return file === undefined ? findConfigFiles(cwd, tree) : [resolve(cwd, file)];
}

/** Overrides, and the text that contains them. */
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
