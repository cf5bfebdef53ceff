import type { WrittenIn } from "../diagnostics/written-in.ts";
import type { ProjectConfig, UserConfig } from "./define-config.ts";
import type { DiffConfig } from "./diff-config.ts";
import { withDefaults, type Overrides, type Settings } from "./settings.ts";

/**
 * The settings from the command line, which replace those of the config. Folders are relative to the working
 * directory.
 */
export interface CommandLineSettings extends Partial<Pick<Settings, "emit" | "wire" | "strict">> {
  readonly spec?: string;
  readonly out?: string;
}

/** One spec with all its settings. Paths are unchanged, each with the folder to which it is relative. */
export interface Project {
  /** The name of the project; `""` if the config has no `projects`. */
  readonly name: string;
  readonly spec: RelativePath;
  readonly specIn: WrittenIn;
  readonly out: RelativePath;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly diff: DiffConfig;
  readonly settings: Omit<Settings, "overrides">;
  readonly overrides:
    | {
        readonly kind: "inline";
        readonly value: Overrides;
        /** The keys in the config that lead to the overrides. */
        readonly within: readonly string[];
      }
    | { readonly kind: "file"; readonly path: RelativePath };
}

/** A path. In a config it is relative to the config, on the command line to the working directory. */
export interface RelativePath {
  readonly path: string;
  readonly from: "config" | "working directory";
}

/** Returns the projects of a config, with defaults filled in. Without `projects`, the config itself is the only one. */
export function resolveProjects(
  config: UserConfig,
  commandLine: CommandLineSettings,
): readonly Project[] {
  // `$schema` is for editors, and is not a setting.
  const { projects, $schema, ...shared } = config;
  if (projects === undefined) return [resolveProject("", shared, commandLine, [])];
  return projects.map(({ name, ...own }, index) => {
    const within = own.overrides === undefined ? [] : ["projects", String(index)];
    return resolveProject(name, { ...shared, ...own }, commandLine, within);
  });
}

function resolveProject(
  name: string,
  config: ProjectConfig,
  { spec, out, ...settingsOnCommandLine }: CommandLineSettings,
  within: readonly string[],
): Project {
  const {
    spec: specInConfig,
    out: outInConfig = "generated",
    include = ["**/*.md"],
    exclude = [],
    overrides = {},
    diff = {},
    ...settings
  } = config;
  return {
    name,
    spec: choose(spec, specInConfig ?? "spec"),
    specIn: spec !== undefined ? "option" : specInConfig === undefined ? "nowhere" : "config",
    out: choose(out, outInConfig),
    include,
    exclude,
    diff,
    settings: withDefaults({ ...settings, ...settingsOnCommandLine }),
    overrides:
      typeof overrides === "string"
        ? { kind: "file", path: { path: overrides, from: "config" } }
        : { kind: "inline", value: overrides, within: [...within, "overrides"] },
  };
}

function choose(option: string | undefined, configured: string): RelativePath {
  return option === undefined
    ? { path: configured, from: "config" }
    : { path: option, from: "working directory" };
}
