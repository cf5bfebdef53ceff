import type { CiName, HookName } from "../init/choices.ts";

/** What `modelmark init` is told on the command line. */
export interface InitOptions {
  readonly hook?: HookName;
  readonly ci?: CiName;
  readonly spec?: string;
  readonly out?: string;
  readonly yes?: true;
  readonly cwd?: string;
}
