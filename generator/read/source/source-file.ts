/** A page as text. */
export interface SourceFile {
  /** The path relative to the spec folder, with forward slashes. */
  readonly path: string;
  /** The text with LF line endings and without a byte order mark. */
  readonly text: string;
  /** The content hash of the text, if it is known already. */
  readonly hash?: string;
}
