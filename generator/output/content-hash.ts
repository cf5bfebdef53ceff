import { hash } from "node:crypto";
import { normalised } from "./same-content.ts";

/** SHA-256 of a text, in hex. Line endings and a byte order mark do not count: no checkout changes a hash. */
export function contentHash(text: string): string {
  return hash("sha256", normalised(text));
}

const known = new WeakMap<object, string>();

/** The same of the text of a file that is held, worked out once. */
export function hashOfText(file: { readonly text: string }): string {
  const hashed = known.get(file) ?? contentHash(file.text);
  known.set(file, hashed);
  return hashed;
}

/** The same of a text's bytes, for one without carriage returns and a byte order mark. */
export function hashOfBytes(bytes: Uint8Array): string {
  return hash("sha256", bytes);
}
