/** Far more than any config needs, and far less than what checks and parsers of configs bear. */
export const maxLevels = 100;

const maxValues = 1_000_000;

/**
 * Whether a value goes deeper than {@link maxLevels}, as one that holds itself does, or holds more than can be looked at:
 * YAML and scripts can have one list in many places.
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

/** A file that is nested deeper than its parser bears, which may end the program. */
export class NestingError extends Error {
  constructor() {
    super(`it is nested more than ${maxLevels} levels deep`);
  }
}

/** Before a line's first word YAML has spaces, and marks that begin a list in a list. */
const maxIndentation = 4 * maxLevels;

/** Whether JSON or YAML goes deeper than {@link maxLevels}, found without a parser. Brackets in texts count as others do. */
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
