/** What one character of a path must be, and where the rest of the pattern begins. */
export interface OneCharacter {
  readonly fits: (char: string) => boolean;
  readonly end: number;
}

type Test = (char: string) => boolean;

const named: ReadonlyMap<string, RegExp> = new Map(
  Object.entries({
    ...{ alnum: /[0-9A-Za-z]/, alpha: /[A-Za-z]/, blank: /[ \t]/, cntrl: /\p{Cc}/u },
    ...{ digit: /[0-9]/, graph: /[!-~]/, lower: /[a-z]/, print: /[ -~]/ },
    ...{ punct: /[!-/:-@[-`{-~]/, space: /[\t-\r ]/, upper: /[A-Z]/, xdigit: /[0-9A-Fa-f]/ },
  }),
);

/**
 * Parses `[…]` in a pattern as git does. Returns `null` if it does not end, or has a name that git does not know;
 * then the pattern matches nothing.
 *
 * @param start the index of `[`
 */
export function characterClass(
  pattern: string,
  start: number,
  ignoresCase: boolean,
): OneCharacter | null {
  const negation = /^[!^]/.test(pattern.slice(start + 1));
  const tests: Test[] = [];
  let before = "";
  let at = start + (negation ? 2 : 1);
  // A `]` that comes first is one of the characters.
  for (let isFirst = true; isFirst || pattern[at] !== "]"; isFirst = false) {
    const item = itemAt(pattern, at, before, ignoresCase);
    if (item === null) return null;
    tests.push(item.fits);
    before = item.before;
    at = item.end;
  }
  const fits: Test = (char) => char !== "/" && tests.some((test) => test(char)) !== negation;
  return { fits, end: at + 1 };
}

interface Item extends OneCharacter {
  /** The character with which a range may begin. */
  readonly before: string;
}

function itemAt(pattern: string, at: number, before: string, ignoresCase: boolean): Item | null {
  const char = pattern[at];
  if (char === undefined) return null;
  if (char === "[" && pattern[at + 1] === ":") return namedItem(pattern, at, ignoresCase);
  const next = pattern[at + 1];
  const isRange = char === "-" && before !== "" && next !== undefined && next !== "]";
  const last = literalAt(pattern, isRange ? at + 1 : at);
  if (last === null) return null;
  const { value, end } = last;
  if (isRange) return { fits: (one) => one >= before && one <= value, end, before: "" };
  return { fits: (one) => one === value, end, before: value };
}

function literalAt(pattern: string, at: number): { value: string; end: number } | null {
  const place = pattern[at] === "\\" ? at + 1 : at;
  const value = pattern[place];
  return value === undefined ? null : { value, end: place + 1 };
}

/** Parses `[:name:]`. */
function namedItem(pattern: string, at: number, ignoresCase: boolean): Item | null {
  const close = pattern.indexOf("]", at + 2);
  if (close === -1) return null;
  const inside = pattern.slice(at + 2, close);
  if (!inside.endsWith(":")) return { fits: (one) => one === "[", end: at + 1, before: "[" };
  const name = inside.slice(0, -1);
  const namedClass = named.get(ignoresCase && name === "upper" ? "lower" : name);
  if (namedClass === undefined) return null;
  return { fits: (one) => namedClass.test(one), end: close + 1, before: "" };
}
