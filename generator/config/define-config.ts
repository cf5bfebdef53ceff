import type { DiffConfig } from "./diff-config.ts";
import type { Overrides, Settings } from "./settings.ts";

/** The settings of one spec, as a config file gives them. Everything has a default. */
export interface ProjectConfig extends Partial<Omit<Settings, "overrides">> {
  /** Folder with the model pages, relative to the config file. Default `spec`. */
  readonly spec?: string;
  /** Folder for the output, relative to the config file. Default `generated`. */
  readonly out?: string;
  /** Which files of the spec folder are pages: glob patterns. Default `["**\/*.md"]`. */
  readonly include?: readonly string[];
  /** Which of them are not. Default none. */
  readonly exclude?: readonly string[];
  /** What the pages get wrong or cannot say: in place, or the path of a JSON or YAML file. */
  readonly overrides?: Overrides | string;
  /** How `modelmark diff` judges what a change of the spec breaks. */
  readonly diff?: DiffConfig;
}

/** A config file: one project, or several that share settings. */
export interface UserConfig extends ProjectConfig {
  /** For editors: the address of the JSON Schema, `./node_modules/modelmark/config.schema.json`. */
  readonly $schema?: string;
  /** Several specs in one repository, each with its own folders; settings beside them are their defaults. */
  readonly projects?: readonly (ProjectConfig & { readonly name: string })[];
}

/** Types a config for editors; returns it as it is. */
export function defineConfig(config: UserConfig): UserConfig {
  return config;
}
