/** Returns a function that calls `make` at most once and then repeats its result. */
export function once<T>(make: () => T): () => T {
  let result: { readonly value: T } | null = null;
  return () => (result ??= { value: make() }).value;
}
