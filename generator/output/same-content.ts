/** Whether two texts say the same, line endings and a byte order mark aside: no checkout makes a difference. */
export function sameContent(a: string, b: string): boolean {
  return a === b || normalised(a) === normalised(b);
}

/** A text without byte order mark, its line endings as LF. */
export function normalised(text: string): string {
  return text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
}
