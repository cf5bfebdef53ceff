import type { WireCase } from "../config/settings.ts";
import { diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import type { ModelPage } from "../markdown/model-page.ts";
import { capitalise, learnAcronyms, type Acronyms } from "./acronyms.ts";
import { collectEvidence, type WireEvidence } from "./evidence.ts";
import { isCamelCase, withoutReservedMark, wordsOf } from "./words.ts";

/** How documented names become JSON keys in one spec. */
export interface WirePolicy {
  readonly wireCase: Exclude<WireCase, "auto">;
  readonly acronyms: Acronyms;
  /** What was decided and why, one line. */
  readonly decision: string;
}

/** Fewer names than this, or a smaller majority, and the decision is a guess worth a warning. */
const thin = { names: 3, majority: 0.75 };

/**
 * Decides once for a spec. With `auto`, JSON keys in examples count first; where no example tells, names in
 * backticks do, those of fields if there are enough; where nothing does, snake_case, as the pages have it.
 */
export function decideWirePolicy(
  pages: readonly ModelPage<unknown>[],
  wanted: WireCase,
): Outcome<WirePolicy> {
  // Our own pages say what each key is: there is nothing to decide for them, nor to learn from them.
  const evidence = collectEvidence(pages.filter(({ isOwn }) => !isOwn));
  if (wanted !== "auto") {
    const decision = `wire names are ${wanted}, as set`;
    return { value: policy(wanted, decision, evidence.exampleKeys, evidence), diagnostics: [] };
  }
  const { source, names } = strongest(evidence);
  const { camel, snake, total } = tally(names);
  const wireCase = camel > snake ? "camelCase" : "snake_case";
  const counts = total === 0 ? "no evidence" : `${camel} camelCase, ${snake} snake_case ${source}`;
  const value = policy(wireCase, `wire names are ${wireCase}: ${counts}`, names, evidence);
  const isThin =
    evidence.matters && (total < thin.names || Math.max(camel, snake) / total < thin.majority);
  return {
    value,
    diagnostics: isThin ? [diagnostic("MM5004", { evidence: counts, decision: wireCase })] : [],
  };
}

interface Strongest {
  readonly source: string;
  readonly names: readonly string[];
}

function strongest({ exampleKeys, quotedFields, quotedNames }: WireEvidence): Strongest {
  if (exampleKeys.length > 0) return { source: "keys of JSON examples", names: exampleKeys };
  if (quotedFields.length >= thin.names) {
    return { source: "fields named in backticks", names: quotedFields };
  }
  return { source: "names in backticks", names: quotedNames };
}

/** The JSON key of a documented name. */
export function wireName(docName: string, policy: WirePolicy): string {
  switch (policy.wireCase) {
    case "verbatim":
      return withoutReservedMark(docName);
    case "snake_case":
      return wordsOf(docName).join("_");
    case "camelCase":
      return wordsOf(docName)
        .map((word, index) =>
          index === 0 ? word : (policy.acronyms.get(word) ?? capitalise(word)),
        )
        .join("");
  }
}

function policy(
  wireCase: WirePolicy["wireCase"],
  decision: string,
  names: readonly string[],
  evidence: WireEvidence,
): WirePolicy {
  const acronyms: Acronyms =
    wireCase === "camelCase" ? learnAcronyms(names.filter(isCamelCase), evidence) : new Map();
  const learned = [...acronyms.values()].sort();
  const suffix = learned.length === 0 ? "" : ` (${learned.join(", ")} in capitals as there)`;
  return { wireCase, acronyms, decision: decision + suffix };
}

function tally(names: readonly string[]): { camel: number; snake: number; total: number } {
  const camel = names.filter(isCamelCase).length;
  return { camel, snake: names.length - camel, total: names.length };
}
