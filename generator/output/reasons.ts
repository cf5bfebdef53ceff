/** What files were made from, as hashes: the part of a lock that gives reasons. */
export interface Origin {
  readonly generator: string;
  /** By page, relative to the spec folder. */
  readonly inputs: Readonly<Record<string, string>>;
  /** By setting, and by model that has overrides: what is not said is as by default. */
  readonly config: Readonly<Record<string, string>>;
  /** The hash of the whole config; an old lock has only this, a newer one only the other. */
  readonly wholeConfig?: string;
}

/** Why files are no longer what they were: what has changed since the lock was written. */
export type Reason =
  | { readonly kind: "no lock" }
  | { readonly kind: "generator" }
  | { readonly kind: "config" }
  /** Pages that are new, changed or gone, by path, in order. */
  | { readonly kind: "spec"; readonly pages: readonly string[] };

/**
 * What has changed between two runs.
 *
 * @param before the lock on disk, or `null` when there is none of any use
 * @param now the lock `generate` would write
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
