import { runsFromSource } from "../cache/code-identity.ts";
import { noDrift } from "../report/no-drift.ts";
import { exitCodeFor } from "./finish.ts";
import type { ExitCode, Io } from "./io.ts";
import { countFresh } from "./is-fresh.ts";
import { loadForRun, sharedOutDirs } from "./load-run.ts";
import type { CheckOptions } from "./options.ts";

/**
 * `modelmark check`: says what `generate` would change, and changes nothing. Where the lock shows that nothing has
 * changed, that is all it looks at, and nothing that parses or emits is even loaded.
 */
export async function checkCommand(options: CheckOptions, io: Io): Promise<ExitCode> {
  const fresh = isQuickWanted(options) ? await countAllFresh(options, io) : null;
  if (fresh === null) {
    const { fullCheck } = await import("./full-check.ts");
    return fullCheck(options, io);
  }
  if (options.quiet !== true) io.stdout.write(noDrift(fresh));
  return exitCodeFor([], options, 0);
}

/**
 * A lock knows the version that wrote it, which from source is not the code. Notes, which it does not hold, are shown
 * by `--verbose` and listed in documents for programs.
 */
function isQuickWanted({ cache, verbose, reporter }: CheckOptions): boolean {
  return !runsFromSource() && cache !== false && verbose !== true && reporter === "pretty";
}

async function countAllFresh(options: CheckOptions, io: Io): Promise<number | null> {
  const { cwd, projects, diagnostics } = await loadForRun(options, io);
  if (diagnostics.length > 0 || sharedOutDirs(projects).length > 0) return null;
  let sum = 0;
  for (const project of projects) {
    const count = await countFresh(project, cwd);
    if (count === null) return null;
    sum += count;
  }
  return sum;
}
