/** What files were made from, as hashes: the part of a lock that gives reasons. */
export interface Origin {
  readonly generator: string;
  readonly config: string;
  readonly inputs: Readonly<Record<string, string>>;
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
  const pages = Object.keys({ ...before.inputs, ...now.inputs })
    .filter((path) => before.inputs[path] !== now.inputs[path])
    .sort();
  return [
    ...(before.generator === now.generator ? [] : [{ kind: "generator" } as const]),
    ...(before.config === now.config ? [] : [{ kind: "config" } as const]),
    ...(pages.length === 0 ? [] : [{ kind: "spec", pages } as const]),
  ];
}
