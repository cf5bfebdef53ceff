import type { Diagnostic } from "./diagnostic.ts";

/** The findings of a run, separated by whether an earlier run gave them too. */
export interface ByNovelty {
  readonly fresh: readonly Diagnostic[];
  readonly seen: readonly Diagnostic[];
}

/**
 * Separates the warnings that an earlier run gave too from all other findings. Two findings are the same if their
 * code, file and message are, wherever they are in the file. If there are more equal ones than before, all of them
 * count as new, because nothing tells which one is.
 *
 * @param earlier The warnings of the earlier run, with files named as in the findings.
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
