/**
 * Returns a function that computes its result once for each argument, and repeats it for as long as the argument lives.
 *
 * @param compute a pure function
 */
export function oncePer<Key extends object, Value>(
  compute: (key: Key) => Value,
): (key: Key) => Value {
  const results = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    const earlier = results.get(key);
    if (earlier !== undefined) return earlier.value;
    const value = compute(key);
    results.set(key, { value });
    return value;
  };
}
