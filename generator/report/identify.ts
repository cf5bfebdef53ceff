import type { Reported } from "./findings.ts";

/** A finding with an identifier that is unique in the report. */
export interface Identified {
  readonly finding: Reported;
  readonly fingerprint: string;
}

/**
 * Gives each finding a fingerprint: its own, or else one from its rule, file and message. Line numbers are not used,
 * so that a fingerprint survives edits above it. Equal findings get different fingerprints.
 *
 * @param hash Returns the hash of a text, in hexadecimal.
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
