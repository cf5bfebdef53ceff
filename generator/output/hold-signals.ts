import process from "node:process";

/** What a terminal, a person or a system sends to end a process. */
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

type Signal = (typeof signals)[number];

/** The works under way; a process has one set of listeners, however many there are. */
const underWay = new Set<AbortController>();
let received: Signal | null = null;

/**
 * Does a work to its end that leaves something behind when it is cut off, and lets a signal end the process after that.
 * A second signal ends it at once: the next run repairs what is left then.
 *
 * @param work told by its parameter that the end is wanted soon
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

/** Whether the process is to end: nothing new is begun then, nor waited for. */
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

/** As if nobody had listened, so that a shell sees what ended the process; where others listen, they have heard it. */
function endBy(signal: Signal): void {
  for (const one of signals) process.off(one, hold);
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}
