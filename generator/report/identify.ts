import type { Reported } from "./findings.ts";

/** A finding with what tells it from all others of the report. */
export interface Identified {
  readonly finding: Reported;
  readonly fingerprint: string;
}

/**
 * Gives each finding a fingerprint: its own, else one from its rule, file and message. Lines do not count, so that it
 * outlives edits above it; of several that are alike, each gets another.
 *
 * @param hash of a text, in hex
 */
export function identify(
  findings: readonly Reported[],
  hash: (text: string) => string,
): readonly Identified[] {
  const counts = new Map<string, number>();
  return findings.map((finding) => {
    const { rule, span, message } = finding;
    const own = finding.fingerprint ?? hash(JSON.stringify([rule, span?.file ?? "", message]));
    const count = counts.get(own) ?? 0;
    counts.set(own, count + 1);
    return { finding, fingerprint: count === 0 ? own : hash(`${own} ${count}`) };
  });
}
