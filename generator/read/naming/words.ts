/** Whether a name is several words in camelCase: what a JSON key must be to tell the two styles apart. */
export function isCamelCase(name: string): boolean {
  return /^[a-z][a-z0-9]*(?:[A-Z][A-Za-z0-9]*)+$/.test(name);
}

/** Whether a name is several words in snake_case. */
export function isSnakeCase(name: string): boolean {
  return /^[a-z][a-z0-9]*(?:_[a-z0-9]+)+$/.test(name);
}

/** The words of a documented name: `client_id_alias` and `clientIdAlias` are `client`, `id`, `alias`. */
export function wordsOf(name: string): readonly string[] {
  return inSnakeCase(name)
    .split("_")
    .filter((word) => word !== "");
}

/** A name in snake_case; every `_` it is documented with stays, as of `_id` and `a__b`. */
export function inSnakeCase(name: string): string {
  return withoutReservedMark(name)
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase();
}

/** SDKs append `_` to names that are reserved words in their language (`end_`); no JSON key has it. */
export function withoutReservedMark(name: string): string {
  return /[^_]_$/.test(name) ? name.slice(0, -1) : name;
}

/** The `_` a name begins with, which no style adds or takes: `_` of `_id`, and all of a name without a word. */
export function leadingMarks(name: string): string {
  return /^_*/.exec(name)?.[0] ?? "";
}

/** What is left of a name in any style: `clientid` of `client_id`, `clientId` and `client_id_`. */
export function lettersOf(name: string): string {
  return name.replaceAll("_", "").toLowerCase();
}
