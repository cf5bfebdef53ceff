import type { CommandLineSettings } from "../config/resolve-projects.ts";
import type { WireCase } from "../config/settings.ts";

/** The options of a run, whatever is done with its result. */
export interface RunOptions {
  readonly config?: string;
  readonly project?: string;
  readonly spec?: string;
  readonly out?: string;
  readonly emit?: readonly string[];
  readonly wire?: WireCase;
  readonly strict?: true;
  readonly quiet?: true;
  readonly cwd?: string;
  /** `false` when the results of earlier runs must not be used. */
  readonly cache?: boolean;
}

/** Returns the project settings that are given as options. */
export function commandLineSettings({
  spec,
  out,
  emit,
  wire,
  strict,
}: RunOptions): CommandLineSettings {
  return {
    ...(spec === undefined ? {} : { spec }),
    ...(out === undefined ? {} : { out }),
    ...(emit === undefined ? {} : { emit }),
    ...(wire === undefined ? {} : { wire }),
    ...(strict === undefined ? {} : { strict }),
  };
}
