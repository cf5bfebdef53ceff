import type { CiName, HookName } from "../init/choices.ts";

/** The options of `modelmark init` on the command line. */
export interface InitOptions {
  readonly hook?: HookName;
  readonly ci?: CiName;
  readonly spec?: string;
  readonly out?: string;
  readonly yes?: true;
  readonly cwd?: string;
}
