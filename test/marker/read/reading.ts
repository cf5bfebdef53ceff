/** The result of parsing an output. */
export interface Reading {
  /** The structure of the output without its texts. It must be the same whatever the texts say. */
  readonly structure: unknown;
  /** The places where a stranger's word is more than text. */
  readonly escapes: readonly string[];
}
