import { setImmediate as breath } from "node:timers/promises";

/** Between so many jobs, signals and timers have their turn. */
const batch = 64;

/**
 * Does a job for every item, one after the other. Jobs that touch single files do so synchronously: handing each call to
 * a thread and back takes several times as long as the call.
 *
 * @throws the first failure; nothing is under way then
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
