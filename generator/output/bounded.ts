/** Enough to keep a disk busy, few enough to stay below any limit of open files. */
const concurrency = 32;

/**
 * Does a job for every item, a bounded number at a time.
 *
 * @throws the first failure, but only when nothing is under way any more: what follows must not race with it
 */
export async function mapBounded<From, To>(
  items: readonly From[],
  job: (item: From) => Promise<To>,
): Promise<readonly To[]> {
  const results: To[] = [];
  for (let start = 0; start < items.length; start += concurrency) {
    const batch = await Promise.allSettled(items.slice(start, start + concurrency).map(job));
    for (const one of batch) {
      if (one.status === "rejected") throw one.reason;
      results.push(one.value);
    }
  }
  return results;
}
