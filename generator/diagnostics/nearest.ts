import { distance } from "fastest-levenshtein";

/**
 * What someone most likely meant to write; `null` where nothing is near enough to be taken for a slip of the pen. Letter
 * case does not count, nor do folders (`shared/`) that both have. Of several as near, the first.
 */
export function nearest(text: string, known: readonly string[]): string | null {
  let best: { readonly name: string; readonly slips: number } | null = null;
  for (const name of known) {
    const slips = slipsBetween(text.toLowerCase(), name.toLowerCase());
    if (slips !== null && slips < (best?.slips ?? Infinity)) best = { name, slips };
  }
  return best?.name ?? null;
}

function slipsBetween(text: string, name: string): number | null {
  const folder = text.slice(0, text.lastIndexOf("/") + 1);
  if (folder !== "" && name.startsWith(folder)) {
    return slipsBetween(text.slice(folder.length), name.slice(folder.length));
  }
  // One slip in a short word, and one more for every four letters beyond: another word of the same length is none.
  const limit = Math.min(3, Math.floor((text.length + 1) / 4) + (text.length > 1 ? 1 : 0));
  if (Math.abs(name.length - text.length) > limit) return null;
  const slips = distance(text, name);
  return slips <= limit && 2 * slips <= name.length ? slips : null;
}
