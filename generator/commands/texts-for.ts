import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";

/** The text of a file a diagnostic names, for its code frame: whatever bytes there are, read as UTF-8. */
export async function textsFor(
  diagnostics: readonly Diagnostic[],
  cwd: string,
): Promise<ReadonlyMap<string, string>> {
  const files = new Set(diagnostics.flatMap(({ span }) => (span === undefined ? [] : [span.file])));
  const texts = [...files].map(async (file): Promise<readonly (readonly [string, string])[]> => {
    const text = await readFile(join(cwd, file), "utf8").catch(() => null);
    return text === null ? [] : [[file, text.replaceAll(/\r\n?/g, "\n")]];
  });
  return new Map((await Promise.all(texts)).flat());
}
