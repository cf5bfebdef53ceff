import { distance } from "fastest-levenshtein";

/**
 * Returns the known name that was most likely meant: a name that differs by a typo, or the only name with the same
 * beginning. Letter case and common folders (`shared/`) are ignored. If several names are equally near, the first one
 * wins.
 *
 * @returns `null` if no name is near enough.
 */
export function nearest(text: string, names: readonly string[]): string | null {
  let best: { readonly name: string; readonly slips: number } | null = null;
  for (const name of names) {
    const slips = slipsBetween(text.toLowerCase(), name.toLowerCase());
    if (slips !== null && slips < (best?.slips ?? Infinity)) best = { name, slips };
  }
  return best?.name ?? onlyLonger(text, names);
}

/** A text with fewer letters is too short to complete. */
const shortest = 3;

/** Returns the only name that begins with `text`, which may be an abbreviation of it. */
function onlyLonger(text: string, names: readonly string[]): string | null {
  if (text.replaceAll(/\W/g, "").length < shortest) return null;
  const start = text.toLowerCase();
  const [only, ...more] = new Set(names.filter((name) => name.toLowerCase().startsWith(start)));
  return only === undefined || more.length > 0 ? null : only;
}

function slipsBetween(text: string, name: string): number | null {
  const folder = text.slice(0, text.lastIndexOf("/") + 1);
  if (folder !== "" && name.startsWith(folder)) {
    return slipsBetween(text.slice(folder.length), name.slice(folder.length));
  }
  // A short word may have one typo, and longer ones one more for every four letters. With more, any other word of the
  // same length would count.
  const limit = Math.min(3, Math.floor((text.length + 1) / 4) + (text.length > 1 ? 1 : 0));
  if (Math.abs(name.length - text.length) > limit) return null;
  const slips = distance(text, name);
  return slips <= limit && 2 * slips <= name.length ? slips : null;
}
