import { resolve } from "node:path";
import { indexTree } from "../tree/git/index-tree.ts";
import { checkCommand } from "./check.ts";
import type { Io } from "../run/io.ts";
import type { CommandResult } from "./command-result.ts";
import type { CheckOptions } from "./options.ts";
import { noInputs } from "../run/unstaged-inputs.ts";

/**
 * `check --staged`: checks what is about to be committed. Everything is read from git's index, and nothing is written
 * except what this machine remembers for the next check.
 */
export async function stagedCheck(options: CheckOptions, io: Io): Promise<CommandResult> {
  const staged = indexTree(resolve(io.cwd, options.cwd ?? "."));
  if (staged.value !== null) return checkCommand(options, { ...io, tree: staged.value });
  const { checkResult } = await import("./full-check.ts");
  const { diagnostics } = staged;
  return checkResult({ runs: [], diagnostics, unstaged: noInputs }, options, io);
}
