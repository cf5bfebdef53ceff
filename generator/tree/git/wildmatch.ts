import { characterClass, type OneCharacter } from "./character-class.ts";

// The patterns of `.gitattributes`, matched as git matches them (its `wildmatch.c`). The states of a match are kept
// side by side, so no pattern of a repository can make this slow.

type Part =
  /** One character. */
  | { readonly kind: "one"; readonly fits: (char: string) => boolean }
  /** Any number of characters, with or without slashes. */
  | { readonly kind: "any"; readonly crosses: boolean }
  /** The next part may be left out. */
  | { readonly kind: "maybe" }
  /** The folders that `**` and a slash stand for, with the slash. */
  | { readonly kind: "folders" };

/**
 * Returns a function that tells whether a path matches a pattern. Bytes are compared, as git does, so `?` does not
 * match a letter of several bytes.
 *
 * @param ignoresCase whether `A` and `a` are the same letter
 */
export function wildmatch(pattern: string, ignoresCase: boolean): (path: string) => boolean {
  const folded = (text: string): string => {
    const bytes = Buffer.from(text, "utf8").toString("latin1");
    return ignoresCase ? bytes.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase()) : bytes;
  };
  const parts = partsOf(folded(pattern), ignoresCase);
  return parts === null ? () => false : (path) => matches(parts, folded(path));
}

function matches(parts: readonly Part[], text: string): boolean {
  let states = closure(parts, [0]);
  for (const char of text) {
    const next = [...states].flatMap((at) => after(parts, at, char));
    if (next.length === 0) return false;
    states = closure(parts, next);
  }
  return states.has(parts.length);
}

function after(parts: readonly Part[], at: number, char: string): readonly number[] {
  const part = parts[at];
  switch (part?.kind) {
    case "one":
      return part.fits(char) ? [at + 1] : [];
    case "any":
      return part.crosses || char !== "/" ? [at] : [];
    case "folders":
      return char === "/" ? [at, at + 1] : [at];
    case "maybe":
    case undefined:
      return [];
  }
}

/** Adds the states that are reached without a character. */
function closure(parts: readonly Part[], from: readonly number[]): ReadonlySet<number> {
  const states = new Set(from);
  // The loop also visits what is added to the set meanwhile.
  for (const at of states) {
    const kind = parts[at]?.kind;
    if (kind === "any" || kind === "maybe") states.add(at + 1);
    if (kind === "maybe") states.add(at + 2);
  }
  return states;
}

/** Returns the parts of a pattern, or `null` if it matches nothing. */
function partsOf(pattern: string, ignoresCase: boolean): readonly Part[] | null {
  const parts: Part[] = [];
  for (let at = 0; at < pattern.length;) {
    if (pattern[at] === "*") {
      const stars = starsAt(pattern, at);
      parts.push(...stars.parts);
      at = stars.end;
      continue;
    }
    const isClass = pattern[at] === "[";
    const one = isClass ? characterClass(pattern, at, ignoresCase) : plain(pattern, at);
    if (one === null) return null;
    parts.push({ kind: "one", fits: one.fits });
    at = one.end;
  }
  return parts;
}

function starsAt(pattern: string, at: number): { parts: readonly Part[]; end: number } {
  const [stars = ""] = /^\*+/.exec(pattern.slice(at)) ?? [];
  // Git compares what stands before the first special character by itself, so `**` there stands at a beginning.
  const isFirst = at === pattern.search(/[*?[\\]/);
  const isAlone = isFirst || pattern[at - 1] === "/";
  const end = at + stars.length;
  const crosses = stars.length > 1 && isAlone && /^(?:$|\\?\/)/.test(pattern.slice(end));
  return crosses && pattern[end] === "/"
    ? { parts: [{ kind: "maybe" }, { kind: "folders" }], end: end + 1 }
    : { parts: [{ kind: "any", crosses }], end };
}

function plain(pattern: string, at: number): OneCharacter | null {
  if (pattern[at] === "?") return { fits: (char) => char !== "/", end: at + 1 };
  const isEscaped = pattern[at] === "\\";
  const wanted = pattern[isEscaped ? at + 1 : at];
  if (wanted === undefined) return null;
  return { fits: (char) => char === wanted, end: at + (isEscaped ? 2 : 1) };
}
