import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { writeWhole } from "./write-whole.ts";

/** The length of a SHA-256 hash in hexadecimal. */
const sealLength = 64;

/**
 * Reads what {@link writeSealed} wrote for the same key, or returns `null` if the file is missing or damaged.
 *
 * @param key identifies what the content is valid for, such as the code that wrote it
 */
export function readSealed(file: string, key: string): Buffer | null {
  try {
    const bytes = readFileSync(file);
    const content = bytes.subarray(sealLength);
    return sealOf(key, content) === bytes.toString("latin1", 0, sealLength) ? content : null;
  } catch {
    return null;
  }
}

/** Writes content with a seal in front of it, completely or not at all. */
export function writeSealed(file: string, key: string, content: string | Buffer): void {
  const bytes = Buffer.from(content);
  writeWhole(file, Buffer.concat([Buffer.from(sealOf(key, bytes)), bytes]));
}

function sealOf(key: string, content: Buffer): string {
  return createHash("sha256").update(`${key}\n`).update(content).digest("hex");
}
