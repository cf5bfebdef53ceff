/** Whether two texts are equal, apart from line endings and a byte order mark, which a checkout may change. */
export function sameContent(a: string, b: string): boolean {
  return a === b || normalised(a) === normalised(b);
}

/** Returns a text without byte order mark and with LF line endings. */
export function normalised(text: string): string {
  return text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
}
