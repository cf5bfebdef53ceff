import { join } from "node:path";
import { filesOf, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { textOf } from "../tree/tree.ts";
import type { Io } from "../run/io.ts";

/** The largest page that is read, in bytes. A larger file is not a page. */
const maxBytes = 20_000_000;

/**
 * Reads the texts of the files that diagnostics name, for code frames. All bytes are decoded as UTF-8, even if they
 * are not valid. Diagnostics about older versions of files have their texts already.
 */
export function textsFor(
  diagnostics: readonly Diagnostic[],
  { cwd, tree }: Pick<Io, "cwd" | "tree">,
): ReadonlyMap<string, string> {
  const current = diagnostics.filter(({ old }) => old === undefined);
  const files = new Map([...new Set(filesOf(current))].map((file) => [join(cwd, file), file]));
  const texts = new Map<string, string>();
  for (const [path, content] of tree.read([...files.keys()], maxBytes)) {
    const file = files.get(path);
    if (content.ok && file !== undefined) {
      texts.set(file, textOf(content.bytes).replaceAll(/\r\n?/g, "\n"));
    }
  }
  return texts;
}
