import workerUrl from "./worker.js?url";
import type { Request, Response } from "./messages.ts";

type Job = Request extends infer One ? (One extends Request ? Omit<One, "id"> : never) : never;

/** Sends jobs to the worker, and passes each response to the caller. */
export interface Engine {
  readonly run: (job: Job) => Promise<Response>;
  readonly stop: () => void;
}

export function startEngine(): Engine {
  const worker = new Worker(workerUrl, { type: "module" });
  const waiting = new Map<number, (response: Response) => void>();
  let lastId = 0;
  worker.addEventListener("message", ({ data }: MessageEvent<Response>) => {
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  });
  worker.addEventListener("error", ({ message }) => {
    for (const [id, resolve] of waiting) resolve({ kind: "failed", id, message });
    waiting.clear();
  });
  return {
    run: (job) => {
      lastId += 1;
      const id = lastId;
      worker.postMessage({ ...job, id });
      return new Promise((resolve) => waiting.set(id, resolve));
    },
    stop: () => {
      worker.terminate();
    },
  };
}
