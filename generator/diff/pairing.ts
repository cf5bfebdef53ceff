/** An item of one list and its partner in another. */
export interface Paired<T> {
  readonly before: T;
  readonly after: T;
}

/** Pairs items with the same key, each item once. If several have the same key, they are paired in order. */
export function pairByKey<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (one: T) => string,
): readonly Paired<T>[] {
  const waiting = new Map<string, T[]>();
  // The list is reversed so that `pop` takes the first item of a key.
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
 * Yields the pairs of two lists that are worth comparing. For short lists these are all pairs. For long lists they
 * are items at similar positions, so that the work grows with the lists and not with their product.
 *
 * @param most The number of pairs up to which all are compared.
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
