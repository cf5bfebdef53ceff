import { diagnostic, type Outcome } from "../../diagnostics/diagnostic.ts";
import { startOf } from "../../diagnostics/span.ts";
import type { SourceFile } from "./source-file.ts";

/**
 * Decodes the text of a page: strict UTF-8, with the byte order mark removed and line endings turned into LF.
 * The value is `null` when the bytes are not text or the text is blank. For bytes that are not text, the finding
 * names the place of the first bad byte.
 */
export function decodePage(path: string, bytes: Uint8Array): Outcome<SourceFile | null> {
  const text = decode(bytes);
  if (text === null) {
    return { value: null, diagnostics: [diagnostic("MM1001", {}, firstBadByte(path, bytes))] };
  }
  if (text.trim() === "") {
    return { value: null, diagnostics: [diagnostic("MM1002", {}, startOf(path))] };
  }
  return { value: { path, text: text.replaceAll(/\r\n?/g, "\n") }, diagnostics: [] };
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // The bytes are not UTF-8; a fatal decoder throws no other error.
    return null;
  }
}

/** Returns the end of the longest prefix that is whole UTF-8 text. A binary search finds it. */
function firstBadByte(path: string, bytes: Uint8Array): ReturnType<typeof startOf> {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isPrefixOfText(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  // Decoding as a stream drops the bytes of an incomplete character at the end.
  const decoder = new TextDecoder("utf-8");
  const before = decoder.decode(bytes.subarray(0, good), { stream: true }).split("\n");
  const start = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  return { file: path, start, end: start };
}

function isPrefixOfText(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    // The bytes are not UTF-8, as above.
    return false;
  }
}
