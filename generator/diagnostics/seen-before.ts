import type { Diagnostic } from "./diagnostic.ts";

/** Findings of a run, apart by whether an earlier run gave them too. */
export interface ByNovelty {
  readonly fresh: readonly Diagnostic[];
  readonly seen: readonly Diagnostic[];
}

/**
 * Tells the warnings that an earlier run gave too from all other findings. They are the same when code, file and message
 * are, wherever in the file they stand. If there are
 * more alike than before, all of them are new, since nothing tells which one is.
 *
 * @param earlier what the earlier run warned of, with files named as those of the findings are
 */
export function byNovelty(
  findings: readonly Diagnostic[],
  earlier: readonly Diagnostic[],
): ByNovelty {
  const before = countOf(earlier);
  const now = countOf(findings);
  const isSeen = (one: Diagnostic): boolean => {
    const key = keyOf(one);
    return one.severity === "warning" && (now.get(key) ?? 0) <= (before.get(key) ?? 0);
  };
  return {
    fresh: findings.filter((one) => !isSeen(one)),
    seen: findings.filter(isSeen),
  };
}

function countOf(findings: readonly Diagnostic[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const one of findings) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
  return counts;
}

function keyOf({ code, message, span }: Diagnostic): string {
  return JSON.stringify([code, span?.file ?? "", message]);
}
