/**
 * One kind of finding. `message` states the problem as "Unexpected X, expected Y" where that form fits;
 * `hint` says what to do; `explanation` and `example` are what `modelmark explain CODE` prints.
 */
export interface CatalogEntry<Params> {
  readonly severity: "error" | "warning" | "info";
  readonly title: string;
  readonly message: (params: Params) => string;
  readonly hint: (params: Params) => string;
  readonly explanation: string;
  readonly example: string;
}

/** Keeps the parameter type of each entry, so that every report of its code is checked by the compiler. */
export function entry<Params = Readonly<Record<string, never>>>(
  definition: CatalogEntry<Params>,
): CatalogEntry<Params> {
  return definition;
}
