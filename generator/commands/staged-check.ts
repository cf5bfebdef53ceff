import { mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { stagedPrefix } from "../cache/forget-old.ts";
import { privateFolder } from "../cache/private-folder.ts";
import { diagnostic, hasErrors, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { topOf } from "../git/index-tree.ts";
import { checkCommand } from "./check.ts";
import { printDiagnostics } from "./finish.ts";
import type { ExitCode, Io } from "./io.ts";
import type { CheckOptions } from "./options.ts";
import { writeStaged } from "./write-staged.ts";

const noPlace =
  "there is no folder for it that only this user can write; name one with XDG_CACHE_HOME";

/**
 * `check --staged`: judges what is about to be committed. Whatever a check reads is written from git's index into a
 * folder of its own, and checked there; the work tree is not looked at.
 */
export async function stagedCheck(options: CheckOptions, io: Io): Promise<ExitCode> {
  const top = topOf(io.cwd);
  if (top.value === null) return fail(top.diagnostics, options, io);
  // Nothing of it is believed later, so a repository may hold it.
  const home = privateFolder([]);
  if (home === null) return fail([diagnostic("MM7201", { reason: noPlace })], options, io);
  // Made in one step and removed in any case: a commit hook may be ended at any moment.
  const folder = mkdtempSync(join(home, stagedPrefix));
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  const stop = (): void => {
    remove();
    process.exit(130);
  };
  process.once("SIGINT", stop).once("SIGTERM", stop).once("SIGHUP", stop);
  try {
    // The copy is a repository to whoever looks for its top, so that nothing above it is read.
    mkdirSync(join(folder, ".git"));
    const inside = relative(top.value, realpathSync(io.cwd));
    // A config that is not at the top is looked for from a folder that may hold nothing else.
    mkdirSync(join(folder, inside), { recursive: true });
    const copy = { folder, top: top.value, inside };
    const there = { ...io, cwd: join(folder, inside), staged: copy };
    const found = await writeStaged(copy, options, there);
    if (hasErrors(found)) return await fail(found, options, io);
    return await checkCommand(options, there);
  } finally {
    process.off("SIGINT", stop).off("SIGTERM", stop).off("SIGHUP", stop);
    remove();
  }
}

async function fail(
  diagnostics: readonly Diagnostic[],
  options: CheckOptions,
  io: Io,
): Promise<ExitCode> {
  await printDiagnostics(diagnostics, options, io);
  return 2;
}
