/** A page as text. */
export interface SourceFile {
  /** Relative to the spec folder, forward slashes. */
  readonly path: string;
  /** Line endings are LF, no byte order mark. */
  readonly text: string;
}
