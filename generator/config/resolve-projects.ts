import type { ProjectConfig, UserConfig } from "./define-config.ts";
import type { DiffConfig } from "./diff-config.ts";
import { defaultOptions, type Overrides, type Settings } from "./settings.ts";

/** What the command line says; it beats the config. Folders are relative to the working directory. */
export interface CommandLineSettings extends Partial<Pick<Settings, "emit" | "wire" | "strict">> {
  readonly spec?: string;
  readonly out?: string;
}

/** One spec with everything decided. Paths are as written, each with the folder it is relative to. */
export interface Project {
  /** `""` where the config has no `projects`. */
  readonly name: string;
  readonly spec: RelativePath;
  readonly out: RelativePath;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly diff: DiffConfig;
  readonly settings: Omit<Settings, "overrides">;
  readonly overrides:
    | {
        readonly kind: "inline";
        readonly value: Overrides;
        /** The keys in the config that lead to them. */
        readonly within: readonly string[];
      }
    | { readonly kind: "file"; readonly path: RelativePath };
}

/** A path in a config is relative to the config, one on the command line to the working directory. */
export interface RelativePath {
  readonly path: string;
  readonly from: "config" | "working directory";
}

/** The projects of a config, with defaults filled in; without `projects`, the config itself is the one. */
export function resolveProjects(
  config: UserConfig,
  given: CommandLineSettings,
): readonly Project[] {
  // What only editors read is no setting.
  const { projects, $schema, ...shared } = config;
  if (projects === undefined) return [resolveProject("", shared, given, [])];
  return projects.map(({ name, ...own }, index) => {
    const within = own.overrides === undefined ? [] : ["projects", String(index)];
    return resolveProject(name, { ...shared, ...own }, given, within);
  });
}

function resolveProject(
  name: string,
  config: ProjectConfig,
  { spec, out, ...given }: CommandLineSettings,
  within: readonly string[],
): Project {
  const {
    spec: specInConfig = "spec",
    out: outInConfig = "generated",
    include = ["**/*.md"],
    exclude = [],
    overrides = {},
    diff = {},
    ...settings
  } = config;
  return {
    name,
    spec: choose(spec, specInConfig),
    out: choose(out, outInConfig),
    include,
    exclude,
    diff,
    settings: { ...defaultOptions, ...settings, ...given },
    overrides:
      typeof overrides === "string"
        ? { kind: "file", path: { path: overrides, from: "config" } }
        : { kind: "inline", value: overrides, within: [...within, "overrides"] },
  };
}

function choose(given: string | undefined, configured: string): RelativePath {
  return given === undefined
    ? { path: configured, from: "config" }
    : { path: given, from: "working directory" };
}
