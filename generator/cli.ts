#!/usr/bin/env node
import process from "node:process";
import { guardProcess } from "./commands/standard-streams.ts";
import { isIrrelevant } from "./git/staged-paths.ts";

guardProcess();

const argv = process.argv.slice(2);

/** A check that has not looked says so. */
const notJudged = "Not judged: nothing that is staged can matter to the generated files.\n";

/** In a commit hook there is most often nothing to check, which is found before anything else is loaded. */
function isIdleHook([command, ...flags]: readonly string[]): boolean {
  const isPlain = flags.every((flag) => flag === "--staged" || flag === "--quiet");
  const isHook = command === "check" && isPlain && flags.includes("--staged");
  return isHook && isIrrelevant(process.cwd());
}

if (isIdleHook(argv)) {
  if (!argv.includes("--quiet")) process.stdout.write(notJudged);
} else {
  const { runProcess } = await import("./commands/run-process.ts");
  process.exitCode = await runProcess(argv);
}
