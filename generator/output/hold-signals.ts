import process from "node:process";

/** The signals that a terminal, a person or the system sends to end a process. */
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

type Signal = (typeof signals)[number];

/** The jobs in progress. The process has one set of listeners for all of them. */
const underWay = new Set<AbortController>();
let received: Signal | null = null;

/**
 * Runs a job that must not be cut off to its end, and lets a signal end the process only afterwards. A second signal
 * ends the process at once; the next run then repairs what is left.
 *
 * @param work The job. Its parameter tells it that the process should end soon.
 */
export async function untilDone<Result>(
  work: (end: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const end = new AbortController();
  if (underWay.size === 0) for (const signal of signals) process.on(signal, hold);
  underWay.add(end);
  try {
    return await work(end.signal);
  } finally {
    underWay.delete(end);
    if (underWay.size === 0) release();
  }
}

/** Whether a signal has asked the process to end. Then no new work begins, and nothing is waited for. */
export function isToEnd(): boolean {
  return received !== null;
}

function hold(signal: Signal): void {
  if (received !== null) endBy(signal);
  received = signal;
  for (const work of underWay) work.abort();
}

function release(): void {
  for (const signal of signals) process.off(signal, hold);
  const signal = received;
  received = null;
  if (signal !== null) endBy(signal);
}

/**
 * Ends the process as if there had been no listener, so that a shell sees which signal ended it. If there are other
 * listeners, they have received the signal already.
 */
function endBy(signal: Signal): void {
  for (const one of signals) process.off(one, hold);
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}
