import type { DiffConfig } from "./diff-config.ts";
import type { Overrides, Settings } from "./settings.ts";

/** The settings of one spec in a config file. Each of them has a default. */
export interface ProjectConfig extends Partial<Omit<Settings, "overrides">> {
  /** The folder with the model pages, relative to the config file. Default: `spec`. */
  readonly spec?: string;
  /** The folder for the output, relative to the config file. Default: `generated`. */
  readonly out?: string;
  /** Glob patterns for the files of the spec folder that are pages. Default: `["**\/*.md"]`. */
  readonly include?: readonly string[];
  /** Glob patterns for files of the spec folder that are not pages, although `include` matches them. Default: none. */
  readonly exclude?: readonly string[];
  /** Corrections of what the pages get wrong or cannot say: an object, or the path of a JSON or YAML file. */
  readonly overrides?: Overrides | string;
  /** How `modelmark diff` judges the changes between two versions of a spec. */
  readonly diff?: DiffConfig;
}

/** A config file: one project, or several that share settings. */
export interface UserConfig extends ProjectConfig {
  /** The address of the JSON Schema, for editors: `./node_modules/modelmark/config.schema.json`. */
  readonly $schema?: string;
  /** Several specs in one repository, each with its own folders. The settings outside `projects` are their defaults. */
  readonly projects?: readonly (ProjectConfig & { readonly name: string })[];
}

/** Returns a config unchanged. The call gives the config a type, so that editors can check and complete it. */
export function defineConfig(config: UserConfig): UserConfig {
  return config;
}
