import type { CodeText } from "../emit/typescript/code-text.ts";
import type { ShellText } from "./shell-text.ts";
import type { YamlText } from "./yaml-text.ts";

/** A text for a file, in the language of that file. */
export type SnippetText = ShellText | YamlText | CodeText;

/** A file that configures a tool, or one key of such a file. */
export interface ConfigPlace {
  readonly path: string;
  /** The key whose value is the config, in a file that contains more. The names of nested keys are joined by dots. */
  readonly key?: string;
}

/** A text that the owner of a file is asked to add to it. */
export interface ShownText {
  readonly text: SnippetText;
  /** The place in the file, if the text does not simply go to its top level. */
  readonly note?: string;
  /** What exists, if it is not the file itself. */
  readonly path?: string;
}

/** A text that is to be added to a file. */
export interface Snippet {
  /**
   * The path from the project. Hooks and jobs are at the top of the repository, where git and CI services look for
   * them.
   */
  readonly path: string;
  readonly text: SnippetText;
  /**
   * What to do if the file exists. Lines can be appended to a script, but a document must be edited by its owner. A
   * file outside of what is committed is left to its owner even if it does not exist.
   */
  readonly whereItExists: "append" | "show" | "never write";
  /** A part of the text that shows that a file already contains it. */
  readonly mark: string;
  /** All places where the same tool may be configured. The first that exists is used instead of `path`. */
  readonly insteadOf?: readonly ConfigPlace[];
  /** Returns the text for a place that exists, in the language of its file. Without it, the text is the same. */
  readonly shownIn?: (place: ConfigPlace, current: string) => ShownText;
  /** The snippet is written only if this file did not exist before. */
  readonly unless?: string;
  /** The snippet is appended only if no active line contains this text. */
  readonly keptWith?: string;
}
