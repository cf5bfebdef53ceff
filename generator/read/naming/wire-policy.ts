import type { WireCase } from "../../config/settings.ts";
import { diagnostic, type Diagnostic, type Outcome } from "../../diagnostics/diagnostic.ts";
import type { TypedPage } from "../dialects/read-types.ts";
import { capitalise, learnAcronyms, type Acronyms } from "./acronyms.ts";
import { collectEvidence, type NameEvidence, type WireEvidence } from "./evidence.ts";
import { inSnakeCase, isCamelCase, leadingMarks, withoutReservedMark, wordsOf } from "./words.ts";

/** The rule by which the documented names of one spec become JSON keys. */
export interface WirePolicy {
  readonly wireCase: Exclude<WireCase, "auto">;
  readonly acronyms: Acronyms;
  /** The decision and the reason for it, in one line. */
  readonly decision: string;
}

/**
 * Decides the spelling of wire names for the whole spec. With `auto`, fields in JSON examples count first, then
 * fields in backticks, then fields in prose. The first of these kinds with clear evidence decides. If none is clear,
 * all of them are counted together; if they are empty, names that are not fields are counted. Without any evidence,
 * names are in the style of the documented ones, which is snake_case in SDKs for Ruby.
 */
export function decideWirePolicy(
  pages: readonly TypedPage[],
  wanted: WireCase,
): Outcome<WirePolicy> {
  // Pages of our own docs state each key, so they need no decision and give no evidence.
  const evidence = collectEvidence(pages.filter(({ isOwn }) => !isOwn));
  if (wanted !== "auto") {
    const decision = `wire names are ${wanted}, as set`;
    return { value: policy(wanted, decision, evidence), diagnostics: [] };
  }
  const { wireCase, certainty } = decide(evidence);
  const counts = countNames(evidence, wireCase);
  const decision =
    counts === ""
      ? `wire names are ${wireCase}: no evidence`
      : `wire names are ${wireCase} (${certainty}): ${counts}`;
  const value = policy(wireCase, decision, evidence);
  const isSettled = certainty === "clear" || evidence.docNames.size === 0;
  return {
    value,
    diagnostics: isSettled ? [] : [thinEvidence(counts, wireCase)],
  };
}

function thinEvidence(counts: string, decision: string): Diagnostic {
  return diagnostic("MM5004", { evidence: counts === "" ? "no evidence" : counts, decision });
}

interface Verdict {
  readonly wireCase: "camelCase" | "snake_case";
  readonly certainty: "clear" | "contradicted" | "a guess";
}

function decide({ fields, others, docNames }: WireEvidence): Verdict {
  const [first, ...more] = fields.map(tally).flatMap((votes) => clearCase(votes) ?? []);
  if (first !== undefined) {
    const isContradicted = more.some((wireCase) => wireCase !== first);
    return { wireCase: first, certainty: isContradicted ? "contradicted" : "clear" };
  }
  const kinds = fields.some(hasNames) ? fields : others;
  const names = kinds.some(hasNames) ? kinds.flatMap((kind) => kind.names) : [...docNames.values()];
  const { camel, snake } = tally({ names });
  return { wireCase: camel > snake ? "camelCase" : "snake_case", certainty: "a guess" };
}

/** A kind decides alone if it has at least this many names and at least this share of them agrees. */
const clear = { names: 3, share: 0.75 };

function clearCase({ camel, snake }: Votes): Verdict["wireCase"] | null {
  const total = camel + snake;
  if (total < clear.names || Math.max(camel, snake) / total < clear.share) return null;
  return camel > snake ? "camelCase" : "snake_case";
}

interface Votes {
  readonly camel: number;
  readonly snake: number;
}

function tally({ names }: Pick<NameEvidence, "names">): Votes {
  const camel = names.filter(isCamelCase).length;
  return { camel, snake: names.length - camel };
}

function hasNames({ names }: NameEvidence): boolean {
  return names.length > 0;
}

/** Describes how many names of each kind agree with the decision; `""` when there are no names. */
function countNames({ fields, others }: WireEvidence, wireCase: Verdict["wireCase"]): string {
  const kinds = fields.some(hasNames) ? fields : others;
  const counts = kinds.filter(hasNames).map((kind) => {
    const { camel, snake } = tally(kind);
    return `${wireCase === "camelCase" ? camel : snake} of ${camel + snake} ${kind.source}`;
  });
  return counts.join(", ");
}

/** Returns the JSON key of a documented name. A name in camelCase tells its acronyms itself: `apiURL`. */
export function wireName(docName: string, policy: WirePolicy): string {
  switch (policy.wireCase) {
    case "verbatim":
      return withoutReservedMark(docName);
    case "snake_case":
      return inSnakeCase(docName);
    case "camelCase":
      if (isCamelCase(withoutReservedMark(docName))) return withoutReservedMark(docName);
      return (
        leadingMarks(docName) +
        wordsOf(docName)
          .map((word, index) =>
            index === 0 ? word : (policy.acronyms.get(word) ?? capitalise(word)),
          )
          .join("")
      );
  }
}

function policy(
  wireCase: WirePolicy["wireCase"],
  decision: string,
  evidence: WireEvidence,
): WirePolicy {
  const names = evidence.fields.flatMap((kind) => kind.names.filter(isCamelCase));
  const acronyms: Acronyms =
    wireCase === "camelCase" ? learnAcronyms([...new Set(names)], evidence) : new Map();
  const learned = [...acronyms.values()].sort();
  const suffix = learned.length === 0 ? "" : ` (${learned.join(", ")} in capitals as there)`;
  return { wireCase, acronyms, decision: decision + suffix };
}
