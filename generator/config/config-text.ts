/** A config or overrides file: its name as shown to the user, and its text, in which findings are located. */
export interface ConfigText {
  readonly file: string;
  readonly text: string;
  /** Where in the file the config stands, if it is not all of it: the key of a `package.json`. */
  readonly within?: readonly string[];
}
