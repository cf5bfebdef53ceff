/** A position in a text file. Lines and columns count from 1, and columns are UTF-16 code units. */
export interface SourcePosition {
  readonly line: number;
  readonly column: number;
}

/** A part of a file; `end` is the position after its last character. */
export interface SourceSpan {
  /** The path with forward slashes, relative to the folder it was read from (for pages, the spec folder). */
  readonly file: string;
  readonly start: SourcePosition;
  readonly end: SourcePosition;
}

/** Returns the empty span at the start of `file`, which is the place of findings about the whole file. */
export function startOf(file: string): SourceSpan {
  const start = { line: 1, column: 1 };
  return { file, start, end: start };
}

/** Orders spans by file (by code points, not by locale), then by position. */
export function compareSpans(a: SourceSpan, b: SourceSpan): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.start.line - b.start.line || a.start.column - b.start.column;
}
