import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { contentHash } from "../../generator/tree/content-hash.ts";
import { lockFileName, parseLock } from "../../generator/output/lock.ts";

/** Returns a lock for the current files in the old format, in which locks vouched for the content of every file. */
export async function oldLock(outDir: string): Promise<string> {
  const { value } = parseLock(await readFile(join(outDir, lockFileName), "utf8"));
  if (value === null) throw new Error("no lock");
  const outputs: Record<string, string> = {};
  for (const path of Object.keys(value.outputs)) {
    outputs[path] = contentHash(await readFile(join(outDir, path), "utf8"));
  }
  const { generator, inputs } = value;
  const content = { version: 1, generator, config: "", warnings: contentHash(""), inputs, outputs };
  const seal = contentHash(JSON.stringify(content));
  return `${JSON.stringify({ seal, ...content }, null, 2)}\n`;
}
