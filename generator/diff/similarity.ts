import { distance } from "fastest-levenshtein";

/** Enough of a description to tell it from another; the distance of two texts costs the product of their lengths. */
const comparedCharacters = 300;

/** How alike two texts are, from 0 to 1. */
export function textSimilarity(a: string, b: string): number {
  const [left, right] = [a.slice(0, comparedCharacters), b.slice(0, comparedCharacters)];
  const longest = Math.max(left.length, right.length);
  return longest === 0 ? 1 : 1 - distance(left, right) / longest;
}

/** How much two lists have in common, from 0 to 1 (Dice's coefficient). */
export function overlap(a: readonly string[], b: readonly string[]): number {
  if (a.length + b.length === 0) return 1;
  const other = new Set(b);
  return (2 * a.filter((one) => other.has(one)).length) / (a.length + b.length);
}

/** A name without what people change when they only respell it. */
export function spelling(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
}

/** A possible match of one thing with another. */
export interface Candidate<T> {
  readonly before: T;
  readonly after: T;
  readonly score: number;
}

/** The best pairs of all candidates, no candidate twice; if two pairs are equally good, the first. */
export function bestMatches<T>(candidates: readonly Candidate<T>[]): readonly Candidate<T>[] {
  const taken = new Set<T>();
  return [...candidates]
    .sort((a, b) => b.score - a.score)
    .filter(({ before, after }) => {
      if (taken.has(before) || taken.has(after)) return false;
      taken.add(before).add(after);
      return true;
    });
}
