import type { CiName, HookName } from "../init/choices.ts";

/** What is given to `init` on the command line; what is left out is asked. */
export interface InitOptions {
  readonly hook?: HookName;
  readonly ci?: CiName;
  readonly spec?: string;
  readonly out?: string;
  readonly yes?: true;
  readonly cwd?: string;
}
