/** Invisible letters: fillers, joiners, selectors. Two names that differ only in these look the same. */
const invisibleLetters = /\p{Default_Ignorable_Code_Point}/gu;

/** Removes invisible letters from a text. */
export function withoutInvisible(text: string): string {
  return text.replaceAll(invisibleLetters, "");
}

/**
 * Folds a name as a disk does that ignores case and Unicode forms. Names that are equal after folding may be one file
 * there. Compatibility forms are folded too: `ſ` equals `s` and `ß` equals `ss`, as on a Mac.
 */
export function foldName(name: string): string {
  if (/^[ -~]*$/.test(name)) return name.toUpperCase();
  return name.normalize("NFKC").toLowerCase().toUpperCase().normalize("NFC");
}

/** The longest stem in bytes. Most disks allow names of 255 bytes, and 143 bytes if they encrypt names. */
const maxStemBytes = 120;

/** The most bytes that one UTF-16 unit becomes in UTF-8. */
const maxUnitBytes = 3;

/**
 * Returns the stem of a file name, short enough for every disk. A longer stem is cut after a whole character and gets a
 * hash of the whole stem. So stems with the same beginning stay different, whichever other models there are.
 */
export function shortStem(stem: string): string {
  if (stem.length * maxUnitBytes <= maxStemBytes || bytesOf(stem) <= maxStemBytes) return stem;
  const suffix = `-${shortHash(stem)}`;
  return cutTo(stem, maxStemBytes - suffix.length).replace(/-+$/, "") + suffix;
}

function cutTo(text: string, maxBytes: number): string {
  let prefix = "";
  let bytes = 0;
  for (const character of text) {
    bytes += bytesOf(character);
    if (bytes > maxBytes) break;
    prefix += character;
  }
  return prefix;
}

const encoder = new TextEncoder();

function bytesOf(text: string): number {
  return encoder.encode(text).length;
}

/** Returns an FNV-1a hash over UTF-16 units, in hexadecimal. It tells names apart and is not meant for security. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, "0");
}
