import { UsageError } from "../run/usage-error.ts";

/**
 * Refuses arguments with a NUL character, which ends strings in system calls. A shell cannot pass one, but a program
 * that calls this function can.
 *
 * @throws UsageError when an argument contains NUL
 */
export function refuseZero(argv: readonly string[]): void {
  const found = argv.find((one) => one.includes("\0"));
  if (found !== undefined) {
    throw new UsageError(`the argument '${found}' holds a character that no name has`);
  }
}
