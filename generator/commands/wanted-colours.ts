/** Tells what `--color` and `--no-color` ask for. The last one counts; `null` if neither is given. */
export function wantedColours(argv: readonly string[]): boolean | null {
  const end = argv.indexOf("--");
  const flags = end === -1 ? argv : argv.slice(0, end);
  const last = flags.findLast(isColourFlag);
  return last === undefined ? null : last === "--color";
}

/** Whether an argument is `--color` or `--no-color`. */
export function isColourFlag(argument: string): boolean {
  return argument === "--color" || argument === "--no-color";
}
