import { showOnTerminal } from "../diagnostics/terminal-text.ts";
import type { Io } from "../run/io.ts";

/** Where Commander writes help and what is wrong with arguments, which it repeats as they are. */
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
