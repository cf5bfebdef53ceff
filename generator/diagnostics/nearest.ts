import { distance } from "fastest-levenshtein";

/**
 * What someone most likely meant to write; `null` where nothing is near enough to be taken for a slip of the pen. Letter
 * case does not count. Of several as near, the first.
 */
export function nearest(text: string, known: readonly string[]): string | null {
  const wanted = text.toLowerCase();
  // One slip in a short word, and one more for every four letters beyond: another word of the same length is none.
  const limit = Math.min(3, Math.floor((text.length + 1) / 4) + (text.length > 1 ? 1 : 0));
  let best: { readonly name: string; readonly slips: number } | null = null;
  for (const name of known) {
    if (Math.abs(name.length - text.length) > limit) continue;
    const slips = distance(wanted, name.toLowerCase());
    if (slips <= limit && slips < name.length - slips && slips < (best?.slips ?? Infinity)) {
      best = { name, slips };
    }
  }
  return best?.name ?? null;
}
