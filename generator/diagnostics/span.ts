/** A place in a text file. Lines and columns count from 1, columns in UTF-16 code units. */
export interface SourcePosition {
  readonly line: number;
  readonly column: number;
}

/** A stretch of one file; `end` is the position after its last character. */
export interface SourceSpan {
  /** Path with forward slashes, relative to the folder it was read from (the spec folder for pages). */
  readonly file: string;
  readonly start: SourcePosition;
  readonly end: SourcePosition;
}

/** The empty span at the very start of `file`: the place of findings about a file as a whole. */
export function startOf(file: string): SourceSpan {
  const start = { line: 1, column: 1 };
  return { file, start, end: start };
}

/** Orders spans by file (by code point, never by locale), then by position. */
export function compareSpans(a: SourceSpan, b: SourceSpan): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.start.line - b.start.line || a.start.column - b.start.column;
}
