import type { WireEvidence } from "./evidence.ts";
import { lettersOf, wordsOf } from "./words.ts";

/** How an API writes a word inside camelCase names, where that is not the usual way: `id` as `ID`. */
export type Acronyms = ReadonlyMap<string, string>;

/**
 * Learns from keys such as `accountID`, laid beside the documented `account_id`: for each word but the first,
 * the spelling most keys use.
 */
export function learnAcronyms(names: readonly string[], evidence: WireEvidence): Acronyms {
  const spellings = new Map<string, Map<string, number>>();
  for (const name of names) {
    const docName = evidence.docNames.get(lettersOf(name));
    if (docName === undefined) continue;
    let at = 0;
    for (const word of wordsOf(docName)) {
      const spelling = name.slice(at, at + word.length);
      if (at > 0) {
        const counts = spellings.get(word) ?? new Map<string, number>();
        spellings.set(word, counts.set(spelling, (counts.get(spelling) ?? 0) + 1));
      }
      at += word.length;
    }
  }
  const learned = [...spellings].map(([word, counts]) => [word, mostFrequent(counts)] as const);
  return new Map(learned.filter(([word, spelling]) => spelling !== capitalise(word)));
}

/** `client` -> `Client`. */
export function capitalise(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

function mostFrequent(counts: ReadonlyMap<string, number>): string {
  let best = "";
  let bestCount = 0;
  for (const [spelling, count] of counts) {
    if (count > bestCount || (count === bestCount && spelling > best)) {
      best = spelling;
      bestCount = count;
    }
  }
  return best;
}
