/** Letters that show nothing: fillers, joiners, selectors. Two names that differ in these alone look the same. */
const invisibleLetters = /\p{Default_Ignorable_Code_Point}/gu;

/** A text without the letters that nobody can see. */
export function withoutInvisible(text: string): string {
  return text.replaceAll(invisibleLetters, "");
}

/**
 * What a name becomes on a disk that does not tell letter case and forms of Unicode apart: names that are the same
 * there may be one file. Compatibility forms count too, so that `ſ` is `s` and `ß` is `ss`, as on a Mac.
 */
export function foldName(name: string): string {
  return name.normalize("NFKC").toLowerCase().toUpperCase().normalize("NFC");
}

/** In bytes, which is what disks count: 255 at most, and 143 where names are encrypted. */
const maxStemBytes = 120;

/**
 * A file's name without its ending, short enough for every disk. A longer one is cut at a whole character, and
 * gets a hash of all of it, so that names with one beginning stay apart whatever other models there are.
 */
export function shortStem(stem: string): string {
  if (bytesOf(stem) <= maxStemBytes) return stem;
  const suffix = `-${shortHash(stem)}`;
  return cutTo(stem, maxStemBytes - suffix.length).replace(/-+$/, "") + suffix;
}

function cutTo(text: string, maxBytes: number): string {
  let kept = "";
  let bytes = 0;
  for (const character of text) {
    bytes += bytesOf(character);
    if (bytes > maxBytes) break;
    kept += character;
  }
  return kept;
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** FNV-1a over UTF-16 units, in hex: it tells names apart and guards nothing. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, "0");
}
