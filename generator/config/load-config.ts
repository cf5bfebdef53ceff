import { readFile, stat } from "node:fs/promises";
import { dirname, extname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { lilconfig, type LoaderResult } from "lilconfig";
import { diagnostic, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import { foldersToTop } from "../git/folders-to-top.ts";
import type { UserConfig } from "./define-config.ts";
import type { DiffConfig } from "./diff-config.ts";
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

const extensions = ["ts", "mts", "js", "mjs", "json"];

/** The names a config file may have. */
export const configFileNames: readonly string[] = extensions.map(
  (extension) => `modelmark.config.${extension}`,
);

async function findConfig(request: ConfigRequest): Promise<Outcome<FoundConfig | null>> {
  const loader = lilconfig("modelmark", {
    searchPlaces: [...configFileNames],
    stopDir: foldersToTop(request.cwd).at(-1) ?? request.cwd,
    loaders: {
      ...Object.fromEntries(
        ["ts", "mts", "js", "mjs"].map((extension) => [`.${extension}`, loadModule]),
      ),
      ".json": (_path: string, text: string): unknown => JSON.parse(withoutMark(text)),
    },
  });
  const file =
    request.file === undefined ? undefined : request.locate(resolve(request.cwd, request.file));
  try {
    const found = await (file === undefined ? loader.search(request.cwd) : loader.load(file));
    if (found === null)
      return { value: { config: {}, folder: request.cwd, file: null }, diagnostics: [] };
    const { filepath } = found;
    const source = { file: filepath, text: await readFile(filepath, "utf8") };
    const config = validateConfig(found.isEmpty === true ? null : found.config, source);
    if (config.value === null) return { value: null, diagnostics: config.diagnostics };
    const value = { config: config.value, folder: dirname(filepath), file: filepath };
    return { value, diagnostics: [] };
  } catch (error) {
    const name = file ?? "modelmark.config";
    return { value: null, diagnostics: [cannotLoad(name, error)] };
  }
}

/**
 * The default export of a module. Node itself where it can (from 22.18 on it reads TypeScript too), jiti where it
 * cannot; that one is loaded only then, and keeps no files, which would lie where others can write. A module is loaded
 * once for an address, so a file that changes while we watch it gets a new one.
 */
async function loadModule(path: string): Promise<LoaderResult> {
  try {
    const { mtimeMs } = await stat(path);
    return defaultExport(await import(`${pathToFileURL(path).href}?changed=${mtimeMs}`));
  } catch (error) {
    if (!isUnknownExtension(error)) throw error;
    const { createJiti } = await import("jiti");
    return defaultExport(
      await createJiti(import.meta.url, { moduleCache: false, fsCache: false }).import(path),
    );
  }
}

function defaultExport(module: unknown): unknown {
  return typeof module === "object" && module !== null && "default" in module
    ? module.default
    : undefined;
}

function isUnknownExtension(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_UNKNOWN_FILE_EXTENSION";
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

async function parseData({ file, text }: ConfigText): Promise<unknown> {
  if (extname(file) === ".json") return JSON.parse(withoutMark(text));
  const { parse } = await import("yaml");
  return parse(text);
}

/** Editors on Windows put a byte order mark before JSON, and `JSON.parse` takes it for an error. */
function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, "");
}

function cannotLoad(file: string, error: unknown): Diagnostic {
  return diagnostic("MM6001", { file, reason: firstLineOf(error) });
}
