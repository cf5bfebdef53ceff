import { createHash } from "node:crypto";

/** SHA-256 of a text, in hex. Line endings and a byte order mark do not count: no checkout changes a hash. */
export function contentHash(text: string): string {
  return createHash("sha256").update(normalised(text)).digest("hex");
}

/** Whether two texts say the same, line endings and byte order mark aside. */
export function sameContent(a: string, b: string): boolean {
  return a === b || normalised(a) === normalised(b);
}

function normalised(text: string): string {
  return text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
}
