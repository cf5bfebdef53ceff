/** A config or overrides file: its name as messages show it, and the text in which findings are located. */
export interface ConfigText {
  readonly file: string;
  readonly text: string;
  /** The path of the file with links resolved, if that is another one. Imports of a script start there. */
  readonly real?: string;
  /** The keys that lead to the config if it is only a part of the file, as in a `package.json`. */
  readonly within?: readonly string[];
}
