/**
 * One kind of finding. `message` is a sentence that says what happened, without a full stop; `hint` says what to do, in the
 * imperative; `explanation` and `example` are what `modelmark explain CODE` prints.
 */
export interface CatalogEntry<Params> {
  readonly severity: "error" | "warning" | "info";
  readonly title: string;
  readonly message: (params: Params) => string;
  /** Without the values of a finding, as in `explain`, it says what to do in general. */
  readonly hint: (params?: Partial<Params>) => string;
  readonly explanation: string;
  readonly example: string;
}

/** Keeps the parameter type of each entry, so that every report of its code is checked by the compiler. */
export function entry<Params = Readonly<Record<string, never>>>(
  definition: CatalogEntry<Params>,
): CatalogEntry<Params> {
  return definition;
}
