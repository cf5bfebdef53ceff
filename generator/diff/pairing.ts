/** One thing of each of two lists that belong together. */
export interface Paired<T> {
  readonly before: T;
  readonly after: T;
}

/** Pairs what has the same key, each thing once: of several with one key the first goes with the first. */
export function pairByKey<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (one: T) => string,
): readonly Paired<T>[] {
  const waiting = new Map<string, T[]>();
  // Turned around, so that the first of a key is the one that is taken off the end.
  for (const one of after.toReversed()) {
    const same = waiting.get(keyOf(one));
    if (same === undefined) waiting.set(keyOf(one), [one]);
    else same.push(one);
  }
  return before.flatMap((one): readonly Paired<T>[] => {
    const same = waiting.get(keyOf(one))?.pop();
    return same === undefined ? [] : [{ before: one, after: same }];
  });
}

/**
 * The pairs of two lists that are worth a closer look: all of them where there are few, and of long lists those that
 * stand at about the same place, so that the work grows with the lists and not with their product.
 *
 * @param most how many pairs are few
 */
export function* pairsToCompare<T>(
  before: readonly T[],
  after: readonly T[],
  most: number,
): Generator<Paired<T>> {
  const isAll = before.length * after.length <= most;
  const reach = isAll ? after.length : Math.max(2, Math.floor(most / before.length / 2));
  for (const [index, one] of before.entries()) {
    const middle = Math.round((index * after.length) / before.length);
    const from = isAll ? 0 : Math.max(0, middle - reach);
    for (const other of after.slice(from, isAll ? undefined : middle + reach + 1)) {
      yield { before: one, after: other };
    }
  }
}
