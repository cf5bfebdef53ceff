import { terminal } from "../diagnostics/terminal-text.ts";
import { commitMemoryOf } from "../run/memory/remembered-commits.ts";
import { isIrrelevant } from "../tree/git/staged-paths.ts";
import { guardProcess } from "./guard-process.ts";
import { guardStreams, printAtOnce } from "./standard-streams.ts";

/** The message of a check that ends before it has compared anything. */
const notJudged = terminal`Not judged: nothing that is staged can matter to the generated files.\n`;

/**
 * Runs the program. In a commit hook there is usually nothing to check, and that is found out before the rest of the
 * program is loaded.
 */
export async function start(argv: readonly string[]): Promise<void> {
  const { nextCrash, finish, fail } = guardProcess();
  if (isIdleHook(argv)) {
    if (!argv.includes("--quiet")) printAtOnce(notJudged, fail);
    finish(0);
    return;
  }
  guardStreams(fail);
  const { runProcess } = await import("./run-process.ts");
  finish(await runProcess(argv, nextCrash));
}

function isIdleHook([command, ...flags]: readonly string[]): boolean {
  const isPlain = flags.every((flag) => flag === "--staged" || flag === "--quiet");
  const isHook = command === "check" && isPlain && flags.includes("--staged");
  return isHook && isIrrelevant(process.cwd(), commitMemoryOf(process.cwd()));
}
