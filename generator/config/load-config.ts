import { readFile } from "node:fs/promises";
import { basename, dirname, relative, resolve } from "node:path";
import { diagnostic, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import type { UserConfig } from "./define-config.ts";
import type { DiffConfig } from "./diff-config.ts";
import { findConfigFiles, loadConfigFile, parseData } from "./load-config-file.ts";
import {
  resolveProjects,
  type CommandLineSettings,
  type Project,
  type RelativePath,
} from "./resolve-projects.ts";
import type { Overrides, Settings } from "./settings.ts";
import { validateConfig, validateOverrides, type ConfigText } from "./validate-config.ts";
import { firstLineOf } from "../diagnostics/message-of.ts";

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
    const { name, include, exclude, settings, diff } = project;
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
  const name = relative(request.cwd, file);
  if (other !== undefined) {
    const names = found.map((one) => basename(one));
    return { value: null, diagnostics: [diagnostic("MM6006", { names })] };
  }
  try {
    const source = { file, text: await readFile(file, "utf8") };
    const value = source.text.trim() === "" ? null : await loadConfigFile(source);
    const config = validateConfig(value, source);
    if (config.value === null) return { value: null, diagnostics: config.diagnostics };
    return { value: { config: config.value, folder: dirname(file), file }, diagnostics: [] };
  } catch (error) {
    return { value: null, diagnostics: [cannotLoad(name, error)] };
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
  const file = absolute(overrides.path);
  try {
    const source: ConfigText = { file, text: await readFile(file, "utf8") };
    return validateOverrides(await parseData(source), source);
  } catch (error) {
    return { value: null, diagnostics: [cannotLoad(file, error)] };
  }
}

function cannotLoad(file: string, error: unknown): Diagnostic {
  return diagnostic("MM6001", { file, reason: firstLineOf(error) });
}
