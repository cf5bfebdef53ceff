import type { Paint } from "../report/paint.ts";
import type { Tree } from "../tree/tree.ts";

/** What a command may touch of the world around it, beside the files it writes; tests give their own. */
export interface Io {
  readonly cwd: string;
  readonly stdout: Output;
  readonly stderr: Output;
  /** The npm script that runs the command, if one does. */
  readonly npmScript: string | null;
  /** What the project is read from. */
  readonly tree: Tree;
}

/** A stream a command writes to. */
export interface Output {
  readonly write: (text: string) => void;
  readonly paint: Paint;
  readonly isTerminal: boolean;
}

/** `0` done, `1` drift, `2` the work could not be done. */
export type ExitCode = 0 | 1 | 2;
