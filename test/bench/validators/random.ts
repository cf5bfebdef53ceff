/** Random values that are the same on every run. */
export interface RandomSource {
  /** Returns a number that is at least 0 and less than 1. */
  fraction(): number;
  /** Returns an integer from `min` to `max`, both included. */
  integer(min: number, max: number): number;
  pick<Item>(items: readonly Item[]): Item;
  /** Returns 8 to 40 letters and digits: more than the strings of which engines keep only one copy. */
  word(): string;
  /** Returns an RFC 3339 date-time. */
  moment(): string;
}

/** @param seed a text; the same text gives the same values */
export function randomSource(seed: string): RandomSource {
  const fraction = mulberry32(hash(seed));
  const integer = (min: number, max: number): number =>
    min + Math.floor(fraction() * (max - min + 1));
  return {
    fraction,
    integer,
    pick: (items) => {
      const item = items[integer(0, items.length - 1)];
      if (item === undefined) throw new Error("nothing to pick from");
      return item;
    },
    word: () => Array.from({ length: integer(8, 40) }, () => integer(0, 35).toString(36)).join(""),
    moment: () => new Date(Date.UTC(2001, 0, 1) + fraction() * 8e11).toISOString(),
  };
}

/** A small generator of known quality, by Tommy Ettinger. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The FNV-1a hash of a text. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const letter of text) value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return value;
}
