import { showInLine, terminal } from "../diagnostics/terminal-text.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import { untilDone } from "../output/hold-signals.ts";
import {
  enterOutput,
  hasWorkFolder,
  holdsJournal,
  waitForOthers,
  wasInterrupted,
  type Patience,
} from "../output/run-lock.ts";
import type { Io } from "./io.ts";
import type { Settle } from "./project-run.ts";

/**
 * How long a run waits for another, in milliseconds: far longer than writing takes, but short enough for a commit
 * hook.
 */
const patience = 30_000;

/** Returns how long to wait for another run, and a callback that tells the user about it. */
export function patienceFor(name: string, io: Io): Patience {
  return {
    milliseconds: patience,
    onWait: (holder) => {
      io.stderr.write(
        terminal`Waiting for ${showInLine(holder)}, which is writing ${showInLine(name)} …\n`,
      );
    },
  };
}

/** For commands that write: finishes or undoes an interrupted run, and removes what it left. */
export function endInterrupted(io: Io): Settle {
  return async (outDir, name) => {
    if (!(await hasWorkFolder(outDir))) return [];
    return untilDone(async () => {
      const entered = await enterOutput(outDir, name, patienceFor(name, io));
      await entered.value?.leave();
      return entered.diagnostics;
    });
  };
}

/** For commands that only read: reports an interrupted run, and waits for a run that is in progress. */
export function lookForInterrupted(io: Io): Settle {
  return async (outDir, name) => {
    // Runs write only to the disk. But a journal that was committed is a journal in every clone.
    if (!io.tree.isDisk) {
      return holdsJournal(outDir, io.tree) ? [diagnostic("MM7011", { folder: name })] : [];
    }
    if (!(await hasWorkFolder(outDir))) return [];
    const holder = await waitForOthers(outDir, patienceFor(name, io));
    if (holder !== null) return [diagnostic("MM7012", { folder: name, holder })];
    return (await wasInterrupted(outDir)) ? [diagnostic("MM7011", { folder: name })] : [];
  };
}
