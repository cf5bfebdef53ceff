import { setImmediate as breath } from "node:timers/promises";

/** The number of jobs after which signals and timers get their turn. */
const batch = 64;

/**
 * Runs a job for every item, one after the other. Jobs that touch single files run synchronously, because passing
 * each call to a thread and back takes several times as long as the call.
 *
 * @throws The first failure. No job is in progress then.
 */
export async function mapInTurn<From, To>(
  items: readonly From[],
  job: (item: From) => To | Promise<To>,
): Promise<readonly To[]> {
  const results: To[] = [];
  for (const item of items) {
    results.push(await job(item));
    if (results.length % batch === 0) await breath();
  }
  return results;
}
