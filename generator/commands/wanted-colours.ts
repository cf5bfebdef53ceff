/** What `--color` and `--no-color` say, the last of them if there are several; `null` where neither is given. */
export function wantedColours(argv: readonly string[]): boolean | null {
  const end = argv.indexOf("--");
  const flags = end === -1 ? argv : argv.slice(0, end);
  const last = flags.findLast(isColourFlag);
  return last === undefined ? null : last === "--color";
}

/** Whether an argument is one of the two. */
export function isColourFlag(argument: string): boolean {
  return argument === "--color" || argument === "--no-color";
}
