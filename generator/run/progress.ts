import { isCI } from "ci-info";
import { showInLine, terminal } from "../diagnostics/terminal-text.ts";
import type { Output } from "./io.ts";

/** A line that shows what is being done. It appears only on a terminal, and is erased when the work is done. */
export interface Progress {
  readonly show: (text: string) => void;
  readonly clear: () => void;
}

/** Progress that shows nothing. */
export const silent: Progress = { show: () => undefined, clear: () => undefined };

/**
 * Creates progress that is shown on `output`, or nowhere if nobody watches: CI may provide a terminal, but it logs
 * everything that is written to it.
 */
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

/**
 * The number of files after which the progress is updated. It is small enough to show movement, but terminals are
 * slow.
 */
const printedTogether = 10;

/** Returns a function that shows how many files have been printed. */
export function printProgress(progress: Progress): (done: number, total: number) => void {
  return (done, total) => {
    if (done % printedTogether === 0) progress.show(`print ${done} of ${total}`);
  };
}
