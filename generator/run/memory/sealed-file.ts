import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** The length of a hash in hex. */
const sealLength = 64;

/**
 * What {@link writeSealed} wrote for the same key; `null` where there is nothing, or it is damaged.
 *
 * @param key what the content is only good for, such as the code that wrote it
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

/**
 * Writes something behind its seal, whole or not at all. A disk that is full or cannot be written is no reason for a run
 * to fail: the next one takes longer.
 */
export function writeSealed(file: string, key: string, content: string | Buffer): void {
  const beside = `${file}.${process.pid}`;
  const bytes = Buffer.from(content);
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(beside, Buffer.concat([Buffer.from(sealOf(key, bytes), "latin1"), bytes]));
    renameSync(beside, file);
  } catch {
    removeQuietly(beside);
  }
}

/** Where a file stands in the place of the folder, not even `force` lets it pass. */
function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // What was never there need not go.
  }
}

function sealOf(key: string, content: Buffer): string {
  return createHash("sha256").update(`${key}\n`).update(content).digest("hex");
}
