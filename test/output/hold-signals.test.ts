import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { isToEnd, untilDone } from "../../generator/output/hold-signals.ts";

// The signals are only pretended: a real one would end the process that runs the tests.

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
let sent: unknown[][];

beforeEach(() => {
  sent = [];
  vi.spyOn(process, "kill").mockImplementation((...parameters) => {
    sent.push(parameters);
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
});

function listeners(): readonly number[] {
  return signals.map((signal) => process.listenerCount(signal));
}

/** A job that ends when it is told to. */
function job(): {
  readonly done: Promise<string>;
  readonly end: () => void;
  readonly isAborted: () => boolean;
} {
  let end: () => void = () => undefined;
  const waiting = new Promise<void>((resolve) => {
    end = resolve;
  });
  let isAborted = (): boolean => false;
  const done = untilDone(async (signal) => {
    isAborted = () => signal.aborted;
    await waiting;
    return "done";
  });
  return { done, end, isAborted: () => isAborted() };
}

describe.each(signals)("%s", (signal) => {
  test("ends the process after the job, and not before", async () => {
    const before = listeners();
    const one = job();
    expect([isToEnd(), one.isAborted()]).toEqual([false, false]);
    process.emit(signal, signal);
    expect([isToEnd(), one.isAborted(), sent]).toEqual([true, true, []]);
    one.end();
    expect(await one.done).toBe("done");
    expect(sent).toEqual([[process.pid, signal]]);
    expect(isToEnd()).toBe(false);
    expect(listeners()).toEqual(before);
  });

  test("ends the process at once if it comes a second time", async () => {
    const before = listeners();
    const one = job();
    process.emit(signal, signal);
    process.emit(signal, signal);
    expect(sent).toEqual([[process.pid, signal]]);
    expect(listeners()).toEqual(before);
    one.end();
    await one.done;
  });

  test("is left to other listeners", async () => {
    const heard: string[] = [];
    const listen = (name: string): void => void heard.push(name);
    process.on(signal, listen);
    const one = job();
    process.emit(signal, signal);
    one.end();
    await one.done;
    process.off(signal, listen);
    expect(heard).toEqual([signal]);
    expect(sent).toEqual([]);
  });
});

test("without a signal, the process goes on, and nothing listens any more", async () => {
  const before = listeners();
  const one = job();
  expect(listeners()).toEqual(before.map((count) => count + 1));
  one.end();
  await one.done;
  expect(listeners()).toEqual(before);
  expect(sent).toEqual([]);
});

test("several jobs are ended together, and the process after the last", async () => {
  const before = listeners();
  const [one, other] = [job(), job()];
  expect(listeners()).toEqual(before.map((count) => count + 1));
  process.emit("SIGTERM", "SIGTERM");
  expect([one.isAborted(), other.isAborted()]).toEqual([true, true]);
  one.end();
  await one.done;
  expect([isToEnd(), sent]).toEqual([true, []]);
  other.end();
  await other.done;
  expect(sent).toEqual([[process.pid, "SIGTERM"]]);
  expect(listeners()).toEqual(before);
});

test("a job that fails ends too", async () => {
  const before = listeners();
  await expect(untilDone(() => Promise.reject(new Error("full")))).rejects.toThrow("full");
  expect(listeners()).toEqual(before);
});
