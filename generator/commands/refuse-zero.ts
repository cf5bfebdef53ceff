import { UsageError } from "../run/usage-error.ts";

/** A shell cannot pass the character that ends names for the system; programs that call this one can. */
export function refuseZero(argv: readonly string[]): void {
  const found = argv.find((one) => one.includes("\0"));
  if (found !== undefined) {
    throw new UsageError(`the argument '${found}' holds a character that no name has`);
  }
}
