import { resolve } from "node:path";
import { watch as openWatcher, type FSWatcher } from "chokidar";
import { createBell } from "./bell.ts";
import { generateOnce } from "./generate.ts";
import type { ExitCode, Io } from "../run/io.ts";
import type { CommonOptions } from "./options.ts";
import { isAboutOptions, loadForRun } from "../run/load-run.ts";
import { UsageError } from "../run/usage-error.ts";
import {
  findTargets,
  isOfInterest,
  leadsToTarget,
  sameTargets,
  type WatchTargets,
} from "../run/watch-targets.ts";
import { createTeller } from "./watch-teller.ts";

/**
 * `modelmark watch`: generates, and generates again whenever a page, the config or an overrides file changes, until
 * Ctrl-C. Runs never overlap. If a run finds errors, the last good output stays.
 *
 * @throws UsageError when an option names a project or an emitter that does not exist
 */
export async function watchCommand(options: CommonOptions, io: Io): Promise<ExitCode> {
  const { diagnostics } = await loadForRun(options, io);
  const wrong = diagnostics.filter(isAboutOptions);
  if (wrong.length > 0) throw new UsageError(wrong);
  let targets = await findTargets(options, io, null);
  const end = endOfProcess();
  const bell = createBell(end.signal);
  const teller = createTeller(options, io);
  let watcher = await open(targets, bell.ring);
  try {
    // After the watched files have changed, the next run only looks whether a change was missed.
    for (let isLook = false; !end.signal.aborted;) {
      const work = async (): Promise<WatchTargets> => {
        const generated = await generateOnce(options, io, () => !end.signal.aborted);
        if (!end.signal.aborted) teller.tell(generated, isLook);
        return findTargets(options, io, targets);
      };
      const next = await work();
      isLook = !sameTargets(next, targets);
      if (!isLook) {
        await bell.rung();
        continue;
      }
      // Nobody sees a change that comes before the new watcher is ready.
      await watcher.close();
      targets = next;
      watcher = await open(targets, bell.ring);
    }
    return 0;
  } finally {
    end.forget();
    await watcher.close();
  }
}

/**
 * Returns a signal that is aborted by Ctrl-C or `kill`. A second Ctrl-C ends the process at once, which loses
 * nothing.
 */
function endOfProcess(): { signal: AbortSignal; forget: () => void } {
  const controller = new AbortController();
  const abort = (): void => {
    controller.abort();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, abort);
  return {
    signal: controller.signal,
    forget: () => {
      for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.off(signal, abort);
    },
  };
}

/** Opens a watcher. The promise resolves when the watcher sees every further change. */
async function open(targets: WatchTargets, onChange: () => void): Promise<FSWatcher> {
  const watcher = openWatcher([...targets.roots], {
    ignored: (path) => !leadsToTarget(targets, resolve(path)),
    ignoreInitial: true,
    // Pages are read inside the folder, and links to other folders are not followed.
    followSymlinks: false,
  });
  watcher.on("all", (event, path) => {
    const isFolder = event === "addDir" || event === "unlinkDir";
    if (isOfInterest(targets, resolve(path), isFolder)) onChange();
  });
  await new Promise<void>((resolve, reject) => {
    watcher.once("ready", resolve);
    watcher.once("error", reject);
  });
  // After the start, a folder that cannot be read is no reason to end.
  watcher.on("error", onChange);
  return watcher;
}
