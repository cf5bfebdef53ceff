import { isCI } from "ci-info";
import { showInLine, terminal } from "../diagnostics/terminal-text.ts";
import type { Output } from "./io.ts";

/** One line that says what is being done; only on a terminal, and gone when the work is done. */
export interface Progress {
  readonly show: (text: string) => void;
  readonly clear: () => void;
}

/** Progress that nobody sees. */
export const silent: Progress = { show: () => undefined, clear: () => undefined };

/** Progress on `output`, or silence where nobody watches: CI may have a terminal, and logs all that is written to it. */
export function createProgress(output: Output, quiet: boolean): Progress {
  if (!output.isTerminal || quiet || isCI) return silent;
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

/** After how many files progress is shown: often enough to see it move, and a terminal is slow. */
const printedTogether = 10;

/** Tells progress how many files are printed. */
export function printProgress(progress: Progress): (done: number, total: number) => void {
  return (done, total) => {
    if (done % printedTogether === 0) progress.show(`print ${done} of ${total}`);
  };
}
