import { showOnTerminal } from "../diagnostics/terminal-text.ts";
import type { Io } from "../run/io.ts";

/**
 * Returns the functions with which Commander writes. Help is escaped. Errors are not written, because what Commander
 * throws is reported like every other failure.
 */
export function helpOutput(
  io: Io,
): Readonly<Record<"writeOut" | "writeErr", (text: string) => void>> {
  return {
    writeOut: (text) => {
      io.stdout.write(showOnTerminal(text));
    },
    writeErr: () => undefined,
  };
}
