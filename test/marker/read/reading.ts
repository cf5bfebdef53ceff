/** What a parser made of an output. */
export interface Reading {
  /** How it is built, without its texts: whatever texts say, it is built the same. */
  readonly structure: unknown;
  /** Where somebody's word is more than text. */
  readonly escapes: readonly string[];
}
