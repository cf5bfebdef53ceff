import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { filesOf, type Diagnostic } from "../diagnostics/diagnostic.ts";

/** The text of a file a diagnostic names, for its code frame: whatever bytes there are, read as UTF-8. */
export async function textsFor(
  diagnostics: readonly Diagnostic[],
  cwd: string,
): Promise<ReadonlyMap<string, string>> {
  const files = new Set(filesOf(diagnostics));
  const texts = [...files].map(async (file): Promise<readonly (readonly [string, string])[]> => {
    const text = await readPlainText(join(cwd, file)).catch(() => null);
    return text === null ? [] : [[file, text.replaceAll(/\r\n?/g, "\n")]];
  });
  return new Map((await Promise.all(texts)).flat());
}

/** As much as a page may have; the rest is no page. */
const maxBytes = 20_000_000;

/** A pipe has no end, so it is not read: the finding may be about just that. */
async function readPlainText(file: string): Promise<string | null> {
  const stats = await stat(file);
  return stats.isFile() && stats.size <= maxBytes ? readFile(file, "utf8") : null;
}
