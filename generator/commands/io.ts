import type { Paint } from "../report/paint.ts";

/** What a command may touch of the world around it, beside files; tests give their own. */
export interface Io {
  readonly cwd: string;
  readonly stdout: Output;
  readonly stderr: Output;
  /** The npm script that runs the command, if one does. */
  readonly npmScript: string | null;
  /** Where what is staged was written, and what absolute paths into the repository at `top` mean then. */
  readonly staged?: { readonly folder: string; readonly top: string };
}

/** A stream a command writes to. */
export interface Output {
  readonly write: (text: string) => void;
  readonly paint: Paint;
  readonly isTerminal: boolean;
}

/** `0` done, `1` drift, `2` the work could not be done. */
export type ExitCode = 0 | 1 | 2;
