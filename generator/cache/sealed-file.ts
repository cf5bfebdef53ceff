import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { contentHash } from "../output/content-hash.ts";

/** The text that {@link writeSealed} wrote; `null` where there is none, or it is damaged. */
export async function readSealed(file: string): Promise<string | null> {
  const text = await readFile(file, "utf8").catch(() => "");
  const end = text.indexOf("\n");
  const body = text.slice(end + 1);
  return end < 0 || contentHash(body) !== text.slice(0, end) ? null : body;
}

/**
 * Writes a text behind a line with its hash, whole or not at all. A disk that is full or cannot be written is no reason
 * for a run to fail: the next one takes longer.
 */
export async function writeSealed(file: string, text: string): Promise<void> {
  const beside = `${file}.${process.pid}`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(beside, `${contentHash(text)}\n${text}`);
    await rename(beside, file);
  } catch {
    await rm(beside, { force: true }).catch(() => undefined);
  }
}
