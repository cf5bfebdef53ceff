/** The hashes of everything that files were made from. This part of a lock tells why files are out of date. */
export interface Origin {
  readonly generator: string;
  /** The hashes of pages, by path relative to the spec folder. */
  readonly inputs: Readonly<Record<string, string>>;
  /** The hashes of settings, and of models that have overrides. Settings with their default value have no entry. */
  readonly config: Readonly<Record<string, string>>;
  /** The hash of the whole config, which only old locks have. Newer locks have `config` instead. */
  readonly wholeConfig?: string;
}

/** A reason why files are out of date: something that has changed since the lock was written. */
export type Reason =
  | { readonly kind: "no lock" }
  | { readonly kind: "generator" }
  | { readonly kind: "config" }
  /** The paths of pages that were added, changed or removed, in order. */
  | { readonly kind: "spec"; readonly pages: readonly string[] };

/**
 * Returns what has changed between two runs.
 *
 * @param before The lock on disk, or `null` if there is no usable lock.
 * @param now The lock that `generate` would write.
 */
export function reasonsBetween(before: Origin | null, now: Origin): readonly Reason[] {
  if (before === null) return [{ kind: "no lock" }];
  const pages = changedIn(before.inputs, now.inputs);
  const isOtherConfig =
    before.wholeConfig === undefined
      ? changedIn(before.config, now.config).length > 0
      : before.wholeConfig !== now.wholeConfig;
  return [
    ...(before.generator === now.generator ? [] : [{ kind: "generator" } as const]),
    ...(isOtherConfig ? [{ kind: "config" } as const] : []),
    ...(pages.length === 0 ? [] : [{ kind: "spec", pages } as const]),
  ];
}

type Hashes = Readonly<Record<string, string>>;

function changedIn(before: Hashes, now: Hashes): readonly string[] {
  const names = Object.keys({ ...before, ...now });
  return names.filter((name) => before[name] !== now[name]).sort();
}
