/** Whether a name consists of several words in camelCase. Names of one word do not tell the two styles apart. */
export function isCamelCase(name: string): boolean {
  return /^[a-z][a-z0-9]*[A-Z][A-Za-z0-9]*$/.test(name);
}

/** Whether a name consists of several words in snake_case. */
export function isSnakeCase(name: string): boolean {
  return /^[a-z][a-z0-9]*(?:_[a-z0-9]+)+$/.test(name);
}

/** Returns the words of a documented name: `client_id_alias` and `clientIdAlias` are `client`, `id`, `alias`. */
export function wordsOf(name: string): readonly string[] {
  return inSnakeCase(name)
    .split("_")
    .filter((word) => word !== "");
}

/** Returns a name in snake_case. Every documented `_` stays, as in `_id` and `a__b`. */
export function inSnakeCase(name: string): string {
  return withoutReservedMark(name)
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase();
}

/** Removes the `_` that SDKs append to reserved words of their language (`end_`). JSON keys do not have it. */
export function withoutReservedMark(name: string): string {
  return /[^_]_$/.test(name) ? name.slice(0, -1) : name;
}

/**
 * Returns the leading `_` of a name, which every style keeps: `_` for `_id`, and the whole name if it has no word.
 */
export function leadingMarks(name: string): string {
  return /^_*/.exec(name)?.[0] ?? "";
}

/**
 * Returns the letters of a name, which are the same in any style: `clientid` for `client_id`, `clientId` and
 * `client_id_`.
 */
export function lettersOf(name: string): string {
  return name.replaceAll("_", "").toLowerCase();
}
