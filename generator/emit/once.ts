/** Returns a function that makes a value on its first call, and returns the same value on later calls. */
export function once<Value>(make: () => Value): () => Value {
  let result: { readonly value: Value } | null = null;
  return () => (result ??= { value: make() }).value;
}
