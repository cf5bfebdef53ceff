import { readFileSync, readdirSync } from "node:fs";
import { contentHash } from "../../tree/content-hash.ts";
import { once } from "../../tree/git/once.ts";

/** Whether the program runs from source. Its version does not identify its code then. */
export function runsFromSource(): boolean {
  return import.meta.url.endsWith(".ts");
}

/**
 * Returns a hash that identifies the running code. It covers the files of the built program and its `package.json`,
 * which names the exact versions of its dependencies. Returns `null` when the files cannot be read, or when the
 * program runs from source, which may change while it runs. The files are read once.
 */
export const codeIdentity = once((): string | null => {
  if (runsFromSource()) return null;
  const folder = new URL("./", import.meta.url);
  try {
    const names = readdirSync(folder)
      .filter((name) => name.endsWith(".js"))
      .sort();
    const files = [...names, "../package.json"].map((name) => new URL(name, folder));
    return contentHash(files.map((file) => readFileSync(file, "utf8")).join("\n"));
  } catch {
    return null;
  }
});
