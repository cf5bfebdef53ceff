import type { WireEvidence } from "./evidence.ts";
import { lettersOf, wordsOf } from "./words.ts";

/** How an API writes words inside camelCase names, if it does not simply capitalise them: `id` as `ID`. */
export type Acronyms = ReadonlyMap<string, string>;

/**
 * Learns the spelling of words from keys such as `accountID`, compared with the documented `account_id`. For each
 * word except the first of a name, the most frequent spelling wins.
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

/** Capitalises the first letter: `client` becomes `Client`. */
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
