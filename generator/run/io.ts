import type { TerminalText } from "../diagnostics/terminal-text.ts";
import type { CommandText } from "../report/command-text.ts";
import type { JsonText } from "../report/json-text.ts";
import type { MarkdownText } from "../report/markdown-text.ts";
import type { Paint } from "../report/paint.ts";
import type { XmlText } from "../report/xml-text.ts";
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

/** What may be printed: text for people, and documents. None of them holds anything that a terminal obeys. */
export type Printed = TerminalText | CommandText | JsonText | MarkdownText | XmlText;

/** A stream a command writes to. */
export interface Output {
  readonly write: (text: Printed) => void;
  readonly paint: Paint;
  readonly isTerminal: boolean;
}

/** `0` done, `1` drift, `2` the work could not be done. */
export type ExitCode = 0 | 1 | 2;
