import type { TerminalText } from "../diagnostics/terminal-text.ts";
import type { CommandText } from "../report/command-text.ts";
import type { JsonText } from "../report/json-text.ts";
import type { MarkdownText } from "../report/markdown-text.ts";
import type { Paint } from "../report/paint.ts";
import type { XmlText } from "../report/xml-text.ts";
import type { Tree } from "../tree/tree.ts";

/** The parts of its environment that a command may use, apart from the files it writes. Tests pass their own. */
export interface Io {
  readonly cwd: string;
  readonly stdout: Output;
  readonly stderr: Output;
  /** The npm script that runs the command, or `null`. */
  readonly npmScript: string | null;
  /** The tree from which the project is read. */
  readonly tree: Tree;
}

/**
 * The kinds of text that may be printed, for people or as documents. None of them contains control characters that a
 * terminal would obey.
 */
export type Printed = TerminalText | CommandText | JsonText | MarkdownText | XmlText;

/** A stream that a command writes to. */
export interface Output {
  readonly write: (text: Printed) => void;
  readonly paint: Paint;
  readonly isTerminal: boolean;
}

/** `0` for success, `1` for drift or a breaking change, `2` when the work could not be done. */
export type ExitCode = 0 | 1 | 2;
