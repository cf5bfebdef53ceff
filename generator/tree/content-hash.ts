import { hash } from "node:crypto";
import { normalised } from "./same-content.ts";

/**
 * Returns the SHA-256 hash of a text, in hexadecimal. Line endings and a byte order mark are ignored, so that no
 * checkout changes the hash.
 */
export function contentHash(text: string): string {
  return hash("sha256", normalised(text));
}

const hashes = new WeakMap<object, string>();

/** Returns the content hash of a file's text. The hash is computed once and kept for as long as the file object. */
export function hashOfText(file: { readonly text: string; readonly hash?: string }): string {
  const hashed = file.hash ?? hashes.get(file) ?? contentHash(file.text);
  hashes.set(file, hashed);
  return hashed;
}

/**
 * Returns the content hash of a text given as bytes, which must contain neither carriage returns nor a byte order
 * mark.
 */
export function hashOfBytes(bytes: Uint8Array): string {
  return hash("sha256", bytes);
}
