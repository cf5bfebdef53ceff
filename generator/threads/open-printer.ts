import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Printer } from "../pipeline-options.ts";

/** A printer that is to be closed. */
export interface OpenPrinter extends Printer {
  readonly close: () => Promise<void>;
}

/**
 * A printer in a thread of its own, which loads the compiler and the formatter while the pages are still read: that
 * takes about as long as everything else when one page has changed. The thread begins when it is first heard of work.
 *
 * @param cacheFolder where compiled code may be kept; `null` for nowhere
 */
export function openPrinter(cacheFolder: string | null): OpenPrinter {
  let started: Thread | null = null;
  let hasPrinted = false;
  const thread = (): Thread => (started ??= startThread(cacheFolder));
  return {
    prepare: thread,
    print: async (modules) => {
      hasPrinted = true;
      const { worker, failure } = thread();
      const answer = once(worker, "message");
      worker.postMessage(modules);
      const [printed] = (await Promise.race([answer, failure])) as [Printed];
      return printed;
    },
    close: async () => {
      if (started === null) return;
      // One that never printed is still loading what it would have needed for that.
      if (hasPrinted) started.worker.postMessage(null);
      else void started.worker.terminate();
      await started.end;
    },
  };
}

type Printed = Awaited<ReturnType<Printer["print"]>>;

interface Thread {
  readonly worker: Worker;
  /** Rejects when the thread fails, or is over: no answer comes any more. */
  readonly failure: Promise<never>;
  readonly end: Promise<void>;
}

function startThread(cacheFolder: string | null): Thread {
  const file = new URL("./print-thread.js", import.meta.url);
  const worker = new Worker(file, { workerData: cacheFolder });
  const end = new Promise<void>((resolve) => {
    worker.once("exit", () => {
      resolve();
    });
  });
  const failure = new Promise<never>((_, reject) => {
    worker.once("error", reject);
    void end.then(() => {
      reject(new Error("the thread that prints is over"));
    });
  });
  // Heard by whoever waits for an answer, and by nobody else.
  failure.catch(() => undefined);
  return { worker, failure, end };
}
