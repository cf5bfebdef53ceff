import { showOnTerminal } from "../diagnostics/terminal-text.ts";
import type { Io } from "../run/io.ts";

/**
 * Returns the functions with which Commander writes help and errors about arguments. They escape control characters,
 * because Commander repeats the arguments unchanged.
 */
export function helpOutput(
  io: Io,
): Readonly<Record<"writeOut" | "writeErr", (text: string) => void>> {
  return {
    writeOut: (text) => {
      io.stdout.write(showOnTerminal(text));
    },
    writeErr: (text) => {
      io.stderr.write(showOnTerminal(text));
    },
  };
}
