import { readFile } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import { diagnostic, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import type { UserConfig } from "./define-config.ts";
import type { DiffConfig } from "./diff-config.ts";
import { findConfigFiles, loadConfigFile, parseData, placeWithin } from "./load-config-file.ts";
import { manifestInfo } from "./manifest-info.ts";
import {
  resolveProjects,
  type CommandLineSettings,
  type Project,
  type RelativePath,
} from "./resolve-projects.ts";
import type { Overrides, Settings } from "./settings.ts";
import type { ConfigText } from "./config-text.ts";
import { loadProblem, readProblem } from "./load-config-problem.ts";
import { validateConfig, validateOverrides } from "./validate-config.ts";

/** A project with absolute folders and its overrides read. */
export interface LoadedProject extends Pick<Project, "name" | "include" | "exclude"> {
  /** Where its config is, else where one was looked for; absolute. */
  readonly folder: string;
  readonly specDir: string;
  readonly outDir: string;
  readonly settings: Settings;
  /** `allow` is absolute. */
  readonly diff: DiffConfig;
}

/** Where to look for a config, and what the command line says beside it. */
export interface ConfigRequest {
  readonly cwd: string;
  /** The file to load; without it, one is looked for upward, within the repository. */
  readonly file?: string;
  readonly given: CommandLineSettings;
  /** Where an absolute path is read from. */
  readonly locate: (path: string) => string;
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
  const { config, folder, file } = found.value;
  const files = file === null ? [] : [file];
  const diagnostics: Diagnostic[] = [];
  const projects: LoadedProject[] = [];
  const absolute = ({ path, from }: RelativePath): string =>
    request.locate(resolve(from === "config" ? folder : request.cwd, path));
  for (const project of resolveProjects(config, request.given)) {
    if (project.overrides.kind === "file") files.push(absolute(project.overrides.path));
    const overrides = await readOverrides(project.overrides, absolute);
    diagnostics.push(...overrides.diagnostics);
    if (overrides.value === null) continue;
    const { name, include, exclude, diff } = project;
    const settings = withManifest(project.settings, folder, files);
    projects.push({
      name,
      folder,
      include,
      exclude,
      specDir: absolute(project.spec),
      outDir: absolute(project.out),
      settings: { ...settings, overrides: overrides.value },
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
): Project["settings"] {
  const hasDocuments = settings.emit.some((one) => one === "openapi" || one === "json-schema");
  if (!hasDocuments && settings.format === "modelmark") return settings;
  const manifest = manifestInfo(folder);
  // It may hold a config of prettier, too.
  files.push(...manifest.files);
  return !hasDocuments ? settings : { ...settings, info: { ...manifest.info, ...settings.info } };
}

interface FoundConfig {
  readonly config: UserConfig;
  /** Absolute; paths in the config are relative to it. */
  readonly folder: string;
  /** Absolute; `null` where there is none. */
  readonly file: string | null;
}

async function findConfig(request: ConfigRequest): Promise<Outcome<FoundConfig | null>> {
  const found = filesToLoad(request);
  const [file, other] = found;
  if (file === undefined) {
    return { value: { config: {}, folder: request.cwd, file: null }, diagnostics: [] };
  }
  if (other !== undefined) {
    const names = found.map((one) => basename(one));
    return { value: null, diagnostics: [diagnostic("MM6006", { names })] };
  }
  const source = await readText(file);
  if (source.value === null) return { value: null, diagnostics: source.diagnostics };
  try {
    const { text } = source.value;
    const value = text.trim() === "" ? null : await loadConfigFile(source.value);
    const config = await validateConfig(value, source.value);
    if (config.value === null) return { value: null, diagnostics: config.diagnostics };
    return { value: { config: config.value, folder: dirname(file), file }, diagnostics: [] };
  } catch (error) {
    return { value: null, diagnostics: [await loadProblem(source.value, error)] };
  }
}

async function readText(file: string): Promise<Outcome<ConfigText | null>> {
  try {
    const text = await readFile(file, "utf8");
    return { value: { file, text, ...placeWithin(file) }, diagnostics: [] };
  } catch (error) {
    return { value: null, diagnostics: [readProblem(file, error)] };
  }
}

/** The file that is named, or those of the nearest folder that has any. */
function filesToLoad({ cwd, file, locate }: ConfigRequest): readonly string[] {
  return file === undefined ? findConfigFiles(cwd) : [locate(resolve(cwd, file))];
}

async function readOverrides(
  overrides: Project["overrides"],
  absolute: (path: RelativePath) => string,
): Promise<Outcome<Overrides | null>> {
  if (overrides.kind === "inline") return { value: overrides.value, diagnostics: [] };
  const source = await readText(absolute(overrides.path));
  if (source.value === null) return { value: null, diagnostics: source.diagnostics };
  try {
    return await validateOverrides(await parseData(source.value), source.value);
  } catch (error) {
    return { value: null, diagnostics: [await loadProblem(source.value, error)] };
  }
}
