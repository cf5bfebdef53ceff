import { diagnostic } from "../diagnostics/diagnostic.ts";
import { UsageError } from "../run/usage-error.ts";

/**
 * Refuses arguments with a NUL character, which ends strings in system calls. A shell cannot pass one, but a program
 * that calls this function can.
 *
 * @throws UsageError when an argument contains NUL
 */
export function refuseZero(argv: readonly string[]): void {
  const argument = argv.find((one) => one.includes("\0"));
  if (argument !== undefined) {
    const problem = `the argument \`${argument}\` contains a character that no name has`;
    throw new UsageError([diagnostic("MM6013", { problem })]);
  }
}
