import { distance } from "fastest-levenshtein";

/**
 * What someone most likely meant to write: a name that differs by a slip of the pen, or the only one that begins so.
 * Letter case does not count, nor do folders (`shared/`) that both have. If several are as near, the first.
 *
 * @returns `null` where nothing is near enough
 */
export function nearest(text: string, known: readonly string[]): string | null {
  let best: { readonly name: string; readonly slips: number } | null = null;
  for (const name of known) {
    const slips = slipsBetween(text.toLowerCase(), name.toLowerCase());
    if (slips !== null && slips < (best?.slips ?? Infinity)) best = { name, slips };
  }
  return best?.name ?? onlyLonger(text, known);
}

/** Fewer letters say too little. */
const shortest = 3;

/** The only name that begins like `text`: someone has shortened it. */
function onlyLonger(text: string, known: readonly string[]): string | null {
  if (text.replaceAll(/\W/g, "").length < shortest) return null;
  const start = text.toLowerCase();
  const [only, ...more] = new Set(known.filter((name) => name.toLowerCase().startsWith(start)));
  return only === undefined || more.length > 0 ? null : only;
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
