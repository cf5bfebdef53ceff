import { showInLine, terminal } from "../diagnostics/terminal-text.ts";
import type { Output } from "./io.ts";

/** One line that says what is being done; only on a terminal, and gone when the work is done. */
export interface Progress {
  readonly show: (text: string) => void;
  readonly clear: () => void;
}

/** Progress on `output`, or silence where nobody watches. */
export function createProgress(output: Output, quiet: boolean): Progress {
  if (!output.isTerminal || quiet) return { show: () => undefined, clear: () => undefined };
  const erase = terminal`\r\u001b[2K`;
  return {
    show: (text) => {
      output.write(terminal`${erase}${output.paint.dim(terminal`${showInLine(text)} …`)}`);
    },
    clear: () => {
      output.write(erase);
    },
  };
}
