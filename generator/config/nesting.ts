/**
 * The deepest nesting that is accepted. It is far more than any config needs, and far less than what the checks and
 * parsers of configs can handle.
 */
export const maxLevels = 100;

const maxValues = 1_000_000;

/**
 * Whether a value is nested deeper than {@link maxLevels}, for example because it contains itself, or contains too
 * many values to visit. In YAML and scripts, the same list can be in many places.
 */
export function isNestedTooDeeply(value: unknown): boolean {
  let left = maxValues;
  const isTooDeep = (one: unknown, level: number): boolean => {
    if (typeof one !== "object" || one === null) return false;
    left -= 1;
    return (
      level >= maxLevels ||
      left < 0 ||
      Object.values(one).some((inner: unknown) => isTooDeep(inner, level + 1))
    );
  };
  return isTooDeep(value, 0);
}

/** The error for a file that is nested so deeply that its parser could exhaust the stack and end the program. */
export class NestingError extends Error {
  constructor() {
    super(`it is nested more than ${maxLevels} levels deep`);
  }
}

/** The longest indentation that is accepted. In YAML it consists of spaces and of the marks that begin nested lists. */
const maxIndentation = 4 * maxLevels;

/**
 * Whether a JSON or YAML text is nested deeper than {@link maxLevels}. This is found out without a parser, so
 * brackets in strings count too.
 */
export function isTextNestedTooDeeply(text: string): boolean {
  let level = 0;
  for (const sign of text) {
    if (sign === "[" || sign === "{") level += 1;
    else if (sign === "]" || sign === "}") level = Math.max(0, level - 1);
    if (level > maxLevels) return true;
  }
  return text
    .split("\n")
    .some((line) => (/^[\t ?:-]*/.exec(line)?.[0].length ?? 0) > maxIndentation);
}
