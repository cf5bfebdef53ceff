import { showInLine, terminal } from "../diagnostics/terminal-text.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import { untilDone } from "../output/hold-signals.ts";
import {
  enterOutput,
  hasWorkFolder,
  waitForOthers,
  wasInterrupted,
  type Patience,
} from "../output/run-lock.ts";
import type { Io } from "./io.ts";
import type { Settle } from "./project-run.ts";

/** How long a run waits for another: far longer than one takes to write, short enough for a commit hook. */
const patience = 30_000;

/** Waits for another run, and says so. */
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

/** For commands that write: finishes or undoes an interrupted run, and takes away what it left. */
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

/** For commands that only look: reports an interrupted run, and waits for one that is at work. */
export function lookForInterrupted(io: Io): Settle {
  return async (outDir, name) => {
    // No run is at work in what git holds.
    if (!io.tree.isDisk || !(await hasWorkFolder(outDir))) return [];
    const holder = await waitForOthers(outDir, patienceFor(name, io));
    if (holder !== null) return [diagnostic("MM7012", { folder: name, holder })];
    return (await wasInterrupted(outDir)) ? [diagnostic("MM7011", { folder: name })] : [];
  };
}
