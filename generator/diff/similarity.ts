import { distance } from "fastest-levenshtein";

/**
 * The number of characters that are compared, which is enough to tell descriptions apart. The cost of a comparison is
 * the product of the lengths.
 */
const comparedCharacters = 300;

/** Returns how alike two texts are, from 0 to 1. */
export function textSimilarity(a: string, b: string): number {
  const [left, right] = [a.slice(0, comparedCharacters), b.slice(0, comparedCharacters)];
  const longest = Math.max(left.length, right.length);
  return longest === 0 ? 1 : 1 - distance(left, right) / longest;
}

/** Returns how much two lists have in common, from 0 to 1 (Dice's coefficient). */
export function overlap(a: readonly string[], b: readonly string[]): number {
  if (a.length + b.length === 0) return 1;
  const other = new Set(b);
  return (2 * a.filter((one) => other.has(one)).length) / (a.length + b.length);
}

/** Returns a name without the parts that change when it is only respelled: its case and its punctuation. */
export function spelling(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
}

/** A possible match of two items, with its score. */
export interface Candidate<T> {
  readonly before: T;
  readonly after: T;
  readonly score: number;
}

/** Returns the best matches, each item at most once. If two matches have the same score, the first one wins. */
export function bestMatches<T>(candidates: readonly Candidate<T>[]): readonly Candidate<T>[] {
  const matchedItems = new Set<T>();
  return [...candidates]
    .sort((a, b) => b.score - a.score)
    .filter(({ before, after }) => {
      if (matchedItems.has(before) || matchedItems.has(after)) return false;
      matchedItems.add(before).add(after);
      return true;
    });
}
