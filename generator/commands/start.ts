import { terminal } from "../diagnostics/terminal-text.ts";
import { isIrrelevant } from "../tree/git/staged-paths.ts";
import { guardErrors, guardStreams, printAtOnce } from "./standard-streams.ts";

/** A check that has not looked says so. */
const notJudged = terminal`Not judged: nothing that is staged can matter to the generated files.\n`;

/** Runs the program; in a commit hook there is most often nothing to check, which is found before the rest is loaded. */
export async function start(argv: readonly string[]): Promise<void> {
  guardErrors();
  if (isIdleHook(argv)) {
    if (!argv.includes("--quiet")) printAtOnce(notJudged);
    return;
  }
  guardStreams();
  const { runProcess } = await import("./run-process.ts");
  process.exitCode = await runProcess(argv);
}

function isIdleHook([command, ...flags]: readonly string[]): boolean {
  const isPlain = flags.every((flag) => flag === "--staged" || flag === "--quiet");
  const isHook = command === "check" && isPlain && flags.includes("--staged");
  return isHook && isIrrelevant(process.cwd());
}
